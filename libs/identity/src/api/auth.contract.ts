import { z } from 'zod';

export const language = z.enum(['fi', 'sv', 'en']).meta({ id: 'Language' });
export const localisedText = z
  .object({
    source: language,
    fi: z.string().optional(),
    sv: z.string().optional(),
    en: z.string().optional(),
  })
  .meta({ id: 'LocalisedText' });

export const codeRequest = z
  .object({ email: z.email().max(254), language })
  .strict()
  .meta({ id: 'CodeRequest' });
export const codeVerification = z
  .object({ code: z.string().regex(/^\d{6}$/) })
  .strict()
  .meta({ id: 'CodeVerification' });

const provider = z.object({ entityId: z.string(), name: localisedText }).meta({ id: 'Provider' });
export const providerList = z.object({ items: z.array(provider) });

export const me = z
  .object({
    person: z.object({ id: z.uuid(), displayName: z.string() }),
    roles: z.array(
      z.object({ role: z.string(), organisationId: z.uuid().nullable(), programmeId: z.uuid().nullable() }),
    ),
  })
  .meta({ id: 'Me' });
export const languageChange = z.object({ language }).strict().meta({ id: 'LanguageChange' });
