import { z } from 'zod';
import { LANGUAGES } from '#platform/kernel';

/** What the two of an unsent pair will read: the letter itself is written by `POST letter-previews` from these. */
export const runLetters = z
  .object({
    proposalId: z.uuid(),
    /** Whether the student would be one of a group: other letters are sent then. */
    inGroup: z.boolean(),
    /** If it is sent now. */
    answerBy: z.iso.datetime(),
    letters: z
      .array(
        z.object({
          role: z.enum(['student', 'mentor']),
          name: z.string(),
          language: z.enum(LANGUAGES),
          otherName: z.string(),
          /** A mentor's company, a student's university. */
          otherPlace: z.string(),
          /** Why the two are a pair, in the language and the words for this reader. */
          reasons: z.array(z.string()),
        }),
      )
      .length(2),
  })
  .meta({ id: 'RunLetters' });
