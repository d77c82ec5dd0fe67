import { z } from 'zod';

export const language = z.enum(['fi', 'sv', 'en']);
export const localisedText = z.object({
  source: language,
  fi: z.string().optional(),
  sv: z.string().optional(),
  en: z.string().optional(),
});

export const codeRequest = z.object({ email: z.email().max(254), language }).strict();
export const codeVerification = z.object({ code: z.string().regex(/^\d{6}$/) }).strict();

export const providerList = z.object({ items: z.array(z.object({ entityId: z.string(), name: localisedText })) });

export const me = z.object({
  person: z.object({ id: z.uuid(), displayName: z.string() }),
  roles: z.array(z.object({ role: z.string(), organisationId: z.uuid().nullable(), programmeId: z.uuid().nullable() })),
});
export const languageChange = z.object({ language }).strict();
