import { z } from 'zod';
import { REMOVERS } from '../domain/removed-pairs.js';

const count = z.number().int().min(0);

/** How many pairs, or of one student how many mentors, a rule took out: each is counted at the first rule against it. */
export const removedByRule = z.object({ code: z.enum(REMOVERS), count }).meta({ id: 'RemovedByRule' });

/** What the rules of a run left of all pairs of its students and mentors. */
export const ruleCounts = z
  .object({ possible: count, rules: z.array(removedByRule), remain: count })
  .meta({ id: 'RuleCounts' });

const by = z.enum(['field', 'language', 'citizenship']);
export const coverageQuery = z.object({ by: by.default('field') });
/** Per group of students who has a mentor and how good the pairs are; figures that would tell of few persons are null. */
export const coverage = z
  .object({
    by,
    groups: z.array(
      z.object({
        /** Of one group, or of several that are too small to be told apart. */
        names: z.array(z.string()),
        students: count,
        matched: count.nullable(),
        mean: count.nullable(),
        /** The mean score of the worst tenth of pairs. */
        worstTenth: count.nullable(),
      }),
    ),
  })
  .meta({ id: 'Coverage' });
