import { z } from 'zod';

/** One place where a person is signed in. */
const ownSession = z
  .object({
    id: z.uuid(),
    isThisOne: z.boolean(),
    signedInBy: z.enum(['university', 'code']),
    browser: z.string().nullable(),
    system: z.string().nullable(),
    startedAt: z.iso.datetime(),
    lastUsedAt: z.iso.datetime(),
  })
  .meta({ id: 'OwnSession' });
export const ownSessions = z.object({ items: z.array(ownSession) });
