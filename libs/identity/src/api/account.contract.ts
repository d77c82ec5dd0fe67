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

/** An account that was linked to this one, as long as that can be undone. */
const accountLink = z
  .object({ id: z.uuid(), displayName: z.string(), linkedAt: z.iso.datetime(), undoableUntil: z.iso.datetime() })
  .meta({ id: 'AccountLink' });

export const ownAccount = z
  .object({
    ways: z.array(signInWay),
    /** Staff can neither add an address nor link. */
    mayAdd: z.boolean(),
    links: z.array(accountLink),
  })
  .meta({ id: 'OwnAccount' });

export const addressOutcome = z
  .object({
    /** `opens-other`: the address opens another account, which may be linked to this one for ten minutes. */
    outcome: z.enum(['added', 'opens-other']),
  })
  .meta({ id: 'AddressOutcome' });

const linkedSide = z
  .object({
    displayName: z.string(),
    ways: z.array(signInWay.pick({ id: true, kind: true, name: true, address: true })),
  })
  .meta({ id: 'LinkSide' });

/** The two accounts that are about to become one; null when this session has proved none within ten minutes. */
export const askedLink = z
  .object({ link: z.object({ kept: linkedSide, other: linkedSide }).nullable() })
  .meta({ id: 'AskedLink' });
