import { z } from 'zod';
import { LONGEST_MESSAGE } from '../domain/mentor-choice.js';
import { proposal, reason } from './matching.contract.js';

const count = z.number().int().min(0);

/** A round in which the reader, a student, may ask mentors herself. */
export const mentorChoice = z
  .object({
    cohortId: z.uuid(),
    cohort: z.string(),
    /**
     * `open`: she may ask. `asked`: a mentor whom she asked has not answered. `proposed`: a proposal waits for an answer. `paused`: pairs are
     * being prepared, or she has one.
     */
    state: z.enum(['open', 'asked', 'proposed', 'paused']),
    /** How many mentors she may ask in all, one after the other. */
    allowed: count,
    left: count,
    /** Days that a mentor has to answer. */
    days: count,
    /** The request or proposal that waits. */
    proposalId: z.uuid().nullable(),
  })
  .meta({ id: 'MentorChoice' });
export const mentorChoiceList = z.object({ items: z.array(mentorChoice) });

/** A mentor who could be the reader's: what a proposal shows of her before both have accepted, and no more. */
export const mentorCard = proposal.shape.other
  .extend({
    /** Her application in the round. */
    id: z.uuid(),
    /** What the two have in common. */
    reasons: z.array(reason),
    isMarked: z.boolean(),
  })
  .meta({ id: 'MentorCard' });

const code = z.string().max(40);
const named = z.object({ code: z.string(), name: z.string() });

export const mentorsQuery = z.object({
  cohort: z.uuid(),
  /** What a mentor speaks at any level. */
  language: code.optional(),
  /** A broad field, two digits of ISCED-F. */
  field: code.optional(),
  topic: code.optional(),
  mode: z.enum(['in_person', 'remote']).optional(),
  /** Words of name, title, company or what she writes of herself. */
  q: z.string().trim().max(100).optional(),
  page: z.coerce.number().int().min(1).max(1000).optional(),
});

export const mentorPage = z
  .object({
    /** Marked ones first, then the best fit. */
    items: z.array(mentorCard),
    total: count,
    page: count,
    pages: count,
    /** What can be chosen from: only what some mentor here has. By name. */
    filters: z.object({
      languages: z.array(named),
      fields: z.array(named),
      topics: z.array(named),
      modes: z.array(z.enum(['in_person', 'remote'])),
    }),
  })
  .meta({ id: 'MentorPage' });

export const mentorRequest = z
  .object({
    cohortId: z.uuid(),
    mentorId: z.uuid(),
    /** Why she asks this mentor; the mentor reads it. */
    message: z.string().trim().max(LONGEST_MESSAGE).optional(),
  })
  .strict()
  .meta({ id: 'MentorRequest' });
