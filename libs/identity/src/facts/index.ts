import { z } from 'zod';
import { defineFact } from '#platform';

const codeRequested = z.object({ codeId: z.uuid(), language: z.enum(['fi', 'sv', 'en']) });

/** Somebody asked for a sign-in code. The mail mints the code when it is written; no secret is in here. */
export const SignInCodeRequested = defineFact('identity.code-requested', 1, codeRequested);

/** Somebody who is signed in asked for a code to an address that is to open their account as well. */
export const AddressCodeRequested = defineFact('identity.address-code-requested', 1, codeRequested);

/** What opens an account was changed by its person. All contact addresses known before are named, to be told. */
export const SignInWaysChanged = defineFact(
  'identity.sign-in-ways-changed',
  1,
  z.object({
    personId: z.uuid(),
    change: z.enum(['added', 'removed', 'linked', 'unlinked']),
    contactIds: z.array(z.uuid()),
  }),
);

export const PersonRegistered = defineFact(
  'identity.person-registered',
  1,
  z.object({ personId: z.uuid(), by: z.enum(['saml', 'staff']) }),
);

/** A role counts from now on, or from its first day on: where two must agree, when the second has. */
export const RoleGranted = defineFact(
  'identity.role-granted',
  1,
  // `from` is the first day of a role that begins later.
  z.object({ personId: z.uuid(), role: z.string(), from: z.iso.datetime().optional() }),
);

export const RoleWithdrawn = defineFact(
  'identity.role-withdrawn',
  1,
  z.object({ personId: z.uuid(), role: z.string() }),
);

/** A role ends soon; `endsAt` is its end, `days` which of the reminders this is. */
export const RoleEnding = defineFact(
  'identity.role-ending',
  1,
  z.object({ personId: z.uuid(), role: z.string(), endsAt: z.iso.datetime(), days: z.number().int() }),
);
