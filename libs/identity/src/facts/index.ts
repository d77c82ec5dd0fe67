import { z } from 'zod';
import { defineFact } from '#platform';

/** Somebody asked for a sign-in code. The mail mints the code when it is written; no secret is in here. */
export const SignInCodeRequested = defineFact(
  'identity.code-requested',
  1,
  z.object({ codeId: z.uuid(), language: z.enum(['fi', 'sv', 'en']) }),
);

export const PersonRegistered = defineFact(
  'identity.person-registered',
  1,
  z.object({ personId: z.uuid(), by: z.enum(['saml', 'staff']) }),
);

export const RoleGranted = defineFact('identity.role-granted', 1, z.object({ personId: z.uuid(), role: z.string() }));
