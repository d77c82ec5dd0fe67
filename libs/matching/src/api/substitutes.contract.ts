import { z } from 'zod';
import { reason } from './matching.contract.js';

const count = z.number().int().min(0);
const role = z.enum(['student', 'mentor']);

/** Somebody who waits without a pair, as staff see her. */
export const withoutPair = z
  .object({
    /** Her application in the round. */
    id: z.uuid(),
    name: z.string(),
    /** A student's university, a mentor's company. */
    place: z.string(),
    role,
    /** When her last pair of the round ended. */
    pairEndedAt: z.iso.datetime().nullable(),
    /** Of a mentor. */
    freeSeats: count,
  })
  .meta({ id: 'WithoutPair' });

/** Students, unless it says otherwise. */
export const withoutPairQuery = z.object({ role: role.optional(), q: z.string().trim().max(100).optional() });
/** Whose pair ended last stand first; at most fifty, `total` tells how many there are. */
export const withoutPairList = z.object({ items: z.array(withoutPair), total: count });

/** Rounds that are not over, in programmes that the reader reaches. */
export const roundsWithoutPair = z.object({
  items: z.array(z.object({ id: z.uuid(), name: z.string(), programme: z.string() })),
});

/** Whom one person could be a pair with, outside of a run. */
export const substitutes = z
  .object({
    person: withoutPair.extend({ cohortId: z.uuid(), cohort: z.string() }),
    /** The best first, at most twenty; none when she has got a pair meanwhile. */
    options: z.array(
      z.object({
        id: z.uuid(),
        name: z.string(),
        place: z.string(),
        /** 0 to 1000. */
        score: count,
        freeSeats: count,
        reasons: z.array(reason),
      }),
    ),
    /** Days in which the two may answer. */
    days: count,
  })
  .meta({ id: 'Substitutes' });

export const newSubstitute = z.object({ otherId: z.uuid() }).strict().meta({ id: 'NewSubstitute' });
export const sentSubstitute = z.object({ proposalId: z.uuid(), expiresAt: z.iso.datetime() });
