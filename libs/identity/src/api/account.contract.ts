import { z } from 'zod';
import { localisedText } from './auth.contract.js';

/** One way into one's own account: a university or an address. */
const signInWay = z
  .object({
    id: z.uuid(),
    kind: z.enum(['university', 'address']),
    /** The university's name; null when it is trusted no more. */
    name: localisedText.nullable(),
    address: z.string().nullable(),
    works: z.boolean(),
    isThisOne: z.boolean(),
    /** False for the last one that works. */
    mayGo: z.boolean(),
    lastUsedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'SignInWay' });

export const ownAccount = z
  .object({
    ways: z.array(signInWay),
    /** Staff cannot add an address. */
    mayAdd: z.boolean(),
  })
  .meta({ id: 'OwnAccount' });
