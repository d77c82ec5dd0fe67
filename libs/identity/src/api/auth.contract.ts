import { z } from 'zod';
import { readAddress } from '../domain/email-address.js';

export const language = z.enum(['fi', 'sv', 'en']).meta({ id: 'Language' });
export const localisedText = z
  .object({
    source: language,
    fi: z.string().optional(),
    sv: z.string().optional(),
    en: z.string().optional(),
  })
  .meta({ id: 'LocalisedText' });

const address = z
  .string()
  .max(254)
  .superRefine((text, context) => {
    const reading = readAddress(text);
    if (!('fault' in reading)) return;
    if (reading.fault === 'not-ascii') context.addIssue({ code: 'custom', message: 'identity:faults.not-ascii' });
    else context.addIssue({ code: 'invalid_format', format: 'email', input: text });
  });
export const codeRequest = z.object({ email: address, language }).strict().meta({ id: 'CodeRequest' });
export const codeVerification = z
  .object({ code: z.string().regex(/^\d{6}$/) })
  .strict()
  .meta({ id: 'CodeVerification' });

const provider = z
  .object({ entityId: z.string(), name: localisedText, scopes: z.array(z.string()) })
  .meta({ id: 'Provider' });
/** `discovery`: whether the federation's discovery service is offered as well. `support`: an address that people may ask for help. */
export const providerList = z
  .object({
    items: z.array(provider),
    discovery: z.boolean(),
    support: z.string().nullable(),
  })
  .meta({ id: 'ProviderList' });

export const me = z
  .object({
    person: z.object({ id: z.uuid(), displayName: z.string() }),
    roles: z.array(
      z.object({ role: z.string(), organisationId: z.uuid().nullable(), programmeId: z.uuid().nullable() }),
    ),
  })
  .meta({ id: 'Me' });
export const languageChange = z.object({ language }).strict().meta({ id: 'LanguageChange' });

/** The university's address for logout, with our signed message in it. */
export const loggedOut = z.object({ continueAt: z.url() });
