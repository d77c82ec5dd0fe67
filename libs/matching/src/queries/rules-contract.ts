import { z } from 'zod';
import { addsUp, type Rules, STUDENTS_OFF } from '../domain/rules.js';

const points = z.number().int().min(0).max(1000);
const share = z.number().min(0).max(1);
const rank = z.number().int().min(1).max(7);
const enough = z.number().int().min(1);
const pairRule = z.object({ points, must: z.boolean() });
const hardRule = z.object({ on: z.boolean() });

const rules: z.ZodType<Rules> = z
  .object({
    soft: z.object({
      topics: pairRule,
      goals: pairRule,
      field: pairRule.extend({ broadShare: share }),
      industry: pairRule,
      experience: pairRule.extend({ nextShare: share }),
      languages: pairRule.extend({ rank, enough }),
      availability: pairRule.extend({ enoughHours: enough }),
      place: pairRule.extend({ regionShare: share }),
      students: z.object({ points, must: z.literal(false) }).default(STUDENTS_OFF),
      waiting: z.object({ points, enoughRounds: enough }),
    }),
    hard: z.object({
      'working-language': hardRule.extend({ rank }),
      'meeting-mode': hardRule,
      'meeting-place': hardRule,
      'same-employer': hardRule,
      'avoided-organisation': hardRule,
    }),
    importance: z.number().int().min(0).max(500),
  })
  .refine(addsUp, { message: 'the points do not add up' });

/** What stood in a rule set before there were more rules: weights of the four that there were. */
const firstWeights = z.object({
  points: z.object({ topics: points, field: points, availability: points, languages: points }),
  sharedRank: rank,
  enoughSlots: enough,
  enoughLanguages: enough,
  broadFieldShare: share,
});

/** B2 was no matter of choice then, and a half day counted as the four hours of an evening. */
const B2 = 4;
const HOURS_OF_HALF_DAY = 4;

function fromFirstWeights(weights: z.infer<typeof firstWeights>): Rules {
  const { topics, field, availability, languages } = weights.points;
  const off = { points: 0, must: false };
  return {
    soft: {
      topics: { points: topics, must: false },
      goals: off,
      field: { points: field, must: false, broadShare: weights.broadFieldShare },
      industry: off,
      experience: { ...off, nextShare: 0 },
      languages: { points: languages, must: false, rank: weights.sharedRank, enough: weights.enoughLanguages },
      availability: { points: availability, must: false, enoughHours: weights.enoughSlots * HOURS_OF_HALF_DAY },
      place: { ...off, regionShare: 0 },
      students: STUDENTS_OFF,
      waiting: { points: 0, enoughRounds: 1 },
    },
    hard: {
      'working-language': { on: true, rank: B2 },
      'meeting-mode': { on: true },
      'meeting-place': { on: false },
      'same-employer': { on: false },
      'avoided-organisation': { on: false },
    },
    importance: 0,
  };
}

/** Rules as they are stored, also those of a run from before. */
export function readRules(stored: unknown): Rules {
  const first = firstWeights.safeParse(stored);
  return rules.parse(first.success ? fromFirstWeights(first.data) : stored);
}
