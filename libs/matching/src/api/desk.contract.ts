import { z } from 'zod';
import { AIMS } from '../domain/run-settings.js';
import { removedByRule } from './coverage.contract.js';
import { reason } from './matching.contract.js';

const RUN_STATES = ['queued', 'running', 'done', 'failed', 'cancelled', 'published'] as const;
const RUN_STAGES = ['waiting', 'reading', 'scoring', 'solving', 'storing', 'finished'] as const;
const count = z.number().int().min(0);

export const runSettings = z
  .object({
    /** What counts after the number of students and before the total score, most important first. */
    aims: z
      .array(z.enum(AIMS))
      .max(AIMS.length)
      .refine((aims) => new Set(aims).size === aims.length),
    /** Pairs below this score are not proposed. */
    fewestPoints: z.number().int().min(0).max(1000),
    poorBelow: z.number().int().min(0).max(1000),
    goodFrom: z.number().int().min(0).max(1000),
    /** After declines and silence the next best are prepared each morning, for staff to look through. */
    goOn: z.boolean().optional(),
    /** The talks at a kick-off whose marks count. Left out when a run is started: the last closed ones; null: none. */
    talkRoundId: z.uuid().nullable().optional(),
    /** Each partner's students are matched at least in proportion to its applicants, or to the money it put in. */
    fairShare: z
      .discriminatedUnion('by', [
        z.object({ by: z.literal('applicants') }).strict(),
        z
          .object({
            by: z.literal('money'),
            shares: z
              .array(z.object({ organisationId: z.uuid(), share: z.number().int().min(0).max(1_000_000_000) }).strict())
              .min(1)
              .max(100)
              .refine((shares) => new Set(shares.map((one) => one.organisationId)).size === shares.length)
              .refine((shares) => shares.some(({ share }) => share > 0), { message: 'matching:faults.no-money' }),
          })
          .strict(),
      ])
      .optional(),
  })
  .strict()
  .refine(({ poorBelow, goodFrom }) => poorBelow <= goodFrom, {
    path: ['goodFrom'],
    message: 'matching:faults.good-below-poor',
  })
  .meta({ id: 'RunSettings' });

/** A cohort in which the reader may start runs, with who waits there now. */
export const runnableCohort = z
  .object({
    id: z.uuid(),
    name: z.string(),
    programme: z.string(),
    students: count,
    mentors: count,
    seats: count,
    /** The run whose proposals wait for staff; another may only be tried dry. */
    liveRunId: z.uuid().nullable(),
    /** The last talks at a kick-off that staff closed: their marks count unless staff say otherwise. */
    closedTalksId: z.uuid().nullable(),
    /** Universities of the programme, each with the euros that the last run by money was asked with. */
    partners: z.array(z.object({ organisationId: z.uuid(), name: z.string(), amount: count.nullable() })),
  })
  .meta({ id: 'RunnableCohort' });
export const runnableCohorts = z.object({ items: z.array(runnableCohort) });

export const newRun = z
  .object({ cohortId: z.uuid(), dry: z.boolean(), settings: runSettings.optional() })
  .strict()
  .meta({ id: 'NewRun' });
export const startedRun = z.object({ id: z.uuid() });

export const deskRun = z
  .object({
    id: z.uuid(),
    cohortId: z.uuid(),
    cohort: z.string(),
    state: z.enum(RUN_STATES),
    stage: z.enum(RUN_STAGES),
    /** 0 to 100. */
    progress: count,
    /** Staff asked for it, or it goes on by itself after declines and silence. */
    because: z.enum(['staff', 'places-came-free']),
    /** Only tried: proposes nothing. */
    dry: z.boolean(),
    settings: runSettings,
    students: count,
    mentors: count,
    seats: count,
    matched: count,
    score: count,
    createdAt: z.iso.datetime(),
    finishedAt: z.iso.datetime().nullable(),
    /** Why it failed, for the operator. */
    failure: z.string().nullable(),
    /** How often staff changed its pairs; a change names the one it saw. */
    revision: count,
    /** What the reader may do with it now. */
    offers: z.array(z.enum(['cancel', 'publish', 'change', 'undo', 'adopt'])),
    /** What was found, once it is done. */
    result: z
      .object({
        /** For each aim of the settings, how many pairs meet it. */
        met: z.array(count),
        /** Students who can all be served and places that more want than can have cover every pair: no plan serves more. */
        cover: z.object({ students: count, places: count }),
        brokenLocks: count,
        /** Groups and host organisations among its mentors. */
        groups: count,
        /** Per partner with a floor: what it was to have at least and has; and what the floors cost in points together. */
        fairShare: z
          .object({
            floors: z.array(z.object({ name: z.string(), students: count, matched: count })),
            cost: z.number().int(),
          })
          .nullable(),
        /** sha256 of the first result, prices included. */
        hash: z.string(),
        milliseconds: z.record(z.string(), z.number()),
      })
      .nullable(),
  })
  .meta({ id: 'DeskRun' });
/** `after` is the id that ended the page before. */
export const deskRunsQuery = z.object({ cohort: z.uuid().optional(), after: z.uuid().optional() });
export const deskPairsQuery = deskRunsQuery.pick({ after: true });
export const deskRuns = z.object({ items: z.array(deskRun), next: z.string().nullable() });

export const published = z.object({ sent: count, refused: count });

/** A pair of a run as the board shows it; of students whom the reader's grants reach. */
export const deskPair = z
  .object({
    studentEnrolmentId: z.uuid(),
    mentorEnrolmentId: z.uuid(),
    student: z.string(),
    home: z.string(),
    mentor: z.string(),
    company: z.string(),
    score: count,
    locked: z.boolean(),
    /** Of its proposal; null in a dry run. */
    state: z.enum(['proposed', 'sent', 'half_accepted', 'accepted', 'declined', 'expired', 'withdrawn']).nullable(),
  })
  .meta({ id: 'DeskPair' });
export const deskPairs = z.object({ items: z.array(deskPair), next: z.string().nullable() });

/** Why a pair was made, and what else there is for the student. */
export const deskPairDetails = z
  .object({
    /** In words, with the student's answer that each uses. */
    reasons: z.array(reason),
    parts: z.array(z.object({ code: z.string(), points: count })),
    /** Other mentors whom the rules allow, the best first, at most ten. */
    others: z.array(
      z.object({
        mentorEnrolmentId: z.uuid(),
        mentor: z.string(),
        company: z.string(),
        score: count,
        freeSeats: count,
        taken: count,
      }),
    ),
  })
  .meta({ id: 'DeskPairDetails' });

export const unmatchedStudent = z
  .object({
    studentEnrolmentId: z.uuid(),
    student: z.string(),
    home: z.string(),
    /**
     * No mentor whom the rules allow; marks after a talk, of either side, left none of those; only mentors of groups that stay closed; or more
     * students want the same places than there are.
     */
    why: z.enum(['no-mentor', 'after-talks', 'group-closed', 'too-few-places']),
    /** Mentors whom the rules allow. */
    options: count,
    /** Why the others are not among them. */
    removed: z.array(removedByRule),
    waitingRounds: count,
    /** For `too-few-places`: how many students of the run share how many places. */
    crowd: z.object({ students: count, places: count }).nullable(),
    /** The smallest changes that would help, each in the reader's words. */
    wouldHelp: z.array(z.string()),
  })
  .meta({ id: 'UnmatchedStudent' });
export const unmatchedStudents = z.object({ items: z.array(unmatchedStudent) });

/** What one more mentor of a kind would do, exactly; no names. */
export const recruitingNeed = z
  .object({
    field: z.string(),
    language: z.string(),
    /** How many more students would have a mentor. */
    helps: count,
    /** The same if as many such mentors came as could help anybody. */
    most: count,
    /** Of this field and language, who has none now. */
    students: count,
    /** Such mentors in the run. */
    mentors: count,
  })
  .meta({ id: 'RecruitingNeed' });
/** `seats`: the places that the one more mentor is thought to have. */
export const recruitingList = z.object({ seats: count, items: z.array(recruitingNeed) }).meta({ id: 'RecruitingList' });

const actOnPair = {
  act: z.enum(['lock', 'unlock', 'move', 'reject']),
  studentEnrolmentId: z.uuid(),
  /** With whom: the pair's own mentor, or for `move` the new one. */
  mentorEnrolmentId: z.uuid(),
  /** The revision that the reader saw. */
  revision: count,
};
export const actPreview = z.object(actOnPair).strict().meta({ id: 'ActPreview' });
export const act = z
  .object({ ...actOnPair, reason: z.string().trim().min(1).max(500) })
  .strict()
  .meta({ id: 'Act' });
export const undo = z.object({ revision: count }).strict().meta({ id: 'Undo' });

/** What an act changes, exactly: computed anew on the frozen input, everybody else kept where possible. */
export const actCost = z
  .object({
    matched: z.object({ before: count, after: count }),
    score: z.object({ before: count, after: count }),
    /** Students whose mentor changes, the one acted on included; null is none. */
    changes: z.array(z.object({ student: z.string(), before: z.string().nullable(), after: z.string().nullable() })),
    /** Changes among students whom the reader's grants do not reach. */
    hiddenChanges: count,
    /** True when it cannot be done: a rule forbids the pair, or the mentor is full of locked pairs. Then nothing changes. */
    refused: z.boolean(),
  })
  .meta({ id: 'ActCost' });

export const comparison = z
  .object({
    runs: z.array(deskRun).length(2),
    /** The same pair in both. */
    same: count,
    /** Students with another mentor, with one only in the first, only in the second. */
    other: count,
    onlyFirst: count,
    onlySecond: count,
    /** Per home organisation: students in the run, and matched in the first and the second. */
    organisations: z.array(z.object({ name: z.string(), students: count, first: count, second: count })),
    changes: z.array(z.object({ student: z.string(), first: z.string().nullable(), second: z.string().nullable() })),
  })
  .meta({ id: 'RunComparison' });

export const whatIf = z
  .object({ settings: runSettings, extraSeats: z.number().int().min(0).max(10).optional() })
  .strict()
  .meta({ id: 'WhatIf' });
/** Names where the reader's grants reach, with the mentor they would gain or lose; the others are counted. */
const turned = z.object({
  students: z.array(z.object({ student: z.string(), mentor: z.string().nullable() })),
  hidden: count,
});
export const whatIfResult = z
  .object({
    matched: count,
    score: count,
    mean: count,
    /** The mean score of the worst tenth of pairs. */
    worstTenth: count,
    met: z.array(count),
    /** Pairs that are other ones than in the run. */
    changed: count,
    organisations: z.array(z.object({ name: z.string(), students: count, matched: count })),
    /** Students who would have a mentor and have none in the run. */
    gain: turned,
    /** Students who have a mentor in the run and would have none. */
    lose: turned,
  })
  .meta({ id: 'WhatIfResult' });
