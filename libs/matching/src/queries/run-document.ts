import { z } from 'zod';
import type { FrozenRun } from '../domain/replay.js';
import { AIMS } from '../domain/run-settings.js';

const answers = {
  enrolmentId: z.string(),
  personId: z.string(),
  field: z.string(),
  languages: z.array(z.object({ language: z.string(), rank: z.number().int() })),
  slots: z.array(z.string()),
  modes: z.array(z.string()),
};
const pairs = z.array(z.object({ mentorEnrolmentId: z.string(), studentEnrolmentId: z.string() }));
const document = z.object({
  format: z.literal('luotsi-match-run'),
  runId: z.string(),
  engineVersion: z.number().int(),
  inputHash: z.string(),
  resultHash: z.string(),
  snapshot: z.object({
    students: z.array(
      z.looseObject({
        ...answers,
        homeOrganisationId: z.string().nullable(),
        waitedRounds: z.number().int().min(0),
        wishes: z.array(z.string()),
      }),
    ),
    mentors: z.array(z.looseObject({ ...answers, freeSeats: z.number().int().min(0), offers: z.array(z.string()) })),
    barred: z.array(z.object({ mentorEnrolmentId: z.string(), studentEnrolmentId: z.string(), why: z.string() })),
    locked: pairs,
    kept: pairs,
    liked: pairs.optional(),
    groups: z
      .array(z.looseObject({ groupId: z.string(), leadEnrolmentId: z.string(), least: z.number().int() }))
      .optional(),
    rules: z.looseObject({}),
    settings: z.object({
      aims: z.array(z.enum(AIMS)),
      fewestPoints: z.number(),
      poorBelow: z.number(),
      goodFrom: z.number(),
      goOn: z.boolean().optional(),
      fairShare: z.looseObject({}).optional(),
      talkRoundId: z.string().optional(),
    }),
  }),
});

/** A frozen run as a file: JSON that `luotsi match` takes. It holds people's answers under the ids of their enrolments, no names. */
export function writeRunDocument(run: FrozenRun): string {
  return `${JSON.stringify({ format: 'luotsi-match-run', ...run })}\n`;
}

/** What {@link writeRunDocument} wrote. @throws Error that says where the text is not such a document */
export function readRunDocument(text: string): FrozenRun {
  const read = document.safeParse(JSON.parse(text));
  if (read.success) return read.data as unknown as FrozenRun; // answers and rules are loose: their shape is the engine version's
  const [fault] = read.error.issues;
  throw new Error(`${fault?.path.join('.') || 'the document'}: ${fault?.message}`);
}
