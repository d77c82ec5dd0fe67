import { z } from 'zod';
import { ORIGINS } from '../domain/proposal.js';

export const PROPOSAL_STATES = [
  'proposed',
  'sent',
  'half_accepted',
  'accepted',
  'declined',
  'expired',
  'withdrawn',
] as const;
export const DECLINE_REASONS = ['no_time', 'other_field', 'other_language', 'know_each_other', 'other'] as const;

/** One sentence of "why this match": a text key of the lib with parameters, already in the reader's language. */
export const reason = z.object({
  /** Which of the reader's own answers it uses, as a JSON pointer into the profile; links to "correct this". */
  uses: z.string(),
  text: z.string(),
});

/** The group into which a proposal leads. */
export const proposalGroup = z.object({
  kind: z.enum(['group', 'host']),
  /** With fewer students it does not begin as long as others may still accept. */
  least: z.number().int(),
  seats: z.number().int(),
  /** The student is in it: enough have accepted. */
  joined: z.boolean(),
  /** Names of the mentors besides the one of the proposal, who leads it. */
  mentors: z.array(z.string()),
});

export const proposal = z
  .object({
    id: z.uuid(),
    state: z.enum(PROPOSAL_STATES),
    /** In which role the reader stands in it. */
    role: z.enum(['student', 'mentor']),
    myAnswer: z.enum(['none', 'accepted', 'declined']),
    otherAnswer: z.enum(['none', 'accepted', 'declined']),
    other: z.object({
      displayName: z.string(),
      /** Mentor: title and company; student: degree programme and home organisation. */
      headline: z.string(),
      languages: z.array(z.object({ language: z.string(), level: z.string() })),
      /** Codes of list `topics`: what the mentor offers, or what the student wishes. */
      topics: z.array(z.string()),
      text: z.string(),
    }),
    /** Null for a pair. */
    group: proposalGroup.nullable(),
    reasons: z.array(reason),
    /** A match run, the student who asked the mentor herself, or staff who found one for one person. */
    cameFrom: z.enum(ORIGINS),
    /** What the student wrote to the mentor whom she asked. */
    message: z.string(),
    sentAt: z.iso.datetime().nullable(),
    expiresAt: z.iso.datetime().nullable(),
    /** Set once the pair has begun. */
    mentorshipId: z.uuid().nullable(),
    /** Set once the pair has parted: the other's profile is not shown any more. */
    mentorshipEndedAt: z.iso.datetime().nullable(),
    version: z.number().int(),
  })
  .meta({ id: 'Proposal' });
export const proposalList = z.object({ items: z.array(proposal) });

export const answer = z
  .object({
    answer: z.enum(['accept', 'decline']),
    reason: z.enum(DECLINE_REASONS).optional(),
    /** Seen by staff only. */
    comment: z.string().trim().max(1000).optional(),
    version: z.number().int(),
  })
  .strict()
  .refine((body) => body.answer === 'accept' || body.reason !== undefined, {
    path: ['reason'],
    message: 'matching:faults.reason-needed',
  })
  .meta({ id: 'ProposalAnswer' });

/** Why a student has no mentor yet, told after a round in which others got one. */
export const waiting = z
  .object({
    cohortId: z.uuid(),
    cohort: z.string(),
    /** When the round was computed. */
    at: z.iso.datetime(),
    /** No mentor of the round can work with her as she has answered; or more students want the same mentors than these can take. */
    /** After talks nothing is told but that: how many are left would tell who avoided her. */
    why: z.enum(['no-mentor', 'after-talks', 'group-closed', 'too-few-places']),
    /** Mentors with whom she could work; 0 after talks. */
    options: z.number().int(),
    /** For `too-few-places`: so many students share so many places; null where staff or a fair share left her without. */
    crowd: z.object({ students: z.number().int(), places: z.number().int() }).nullable(),
    /** Changes of one answer that would open a door, the best first; `uses` points to the answer. */
    wouldHelp: z.array(reason),
  })
  .meta({ id: 'WaitingForMentor' });
export const waitingList = z.object({ items: z.array(waiting) });

/** How pairs are found, in words made from the rules in force. */
export const howMatchingWorks = z
  .object({
    /** The rounds that go by these rules. */
    rounds: z.array(z.string()),
    /** What has to hold for every pair. */
    must: z.array(z.string()),
    /** What counts, the most first, with the points it can give; 1000 together. */
    counts: z.array(z.object({ text: z.string(), points: z.number().int() })),
    notes: z.array(z.string()),
    /** In which order it is decided who gets whom. */
    order: z.array(z.string()),
    /** What never counts. */
    never: z.array(z.string()),
  })
  .meta({ id: 'HowMatchingWorks' });
export const howMatchingWorksList = z.object({ items: z.array(howMatchingWorks) });

/** Progress of a run as the console polls it. */
export const matchRun = z
  .object({
    id: z.uuid(),
    cohortId: z.uuid(),
    state: z.enum(['queued', 'running', 'done', 'failed', 'cancelled', 'published']),
    stage: z.enum(['waiting', 'reading', 'scoring', 'solving', 'storing', 'finished']),
    /** 0 to 100. */
    progress: z.number().int().min(0).max(100),
    students: z.number().int(),
    mentors: z.number().int(),
    seats: z.number().int(),
    matched: z.number().int(),
    score: z.number().int(),
    startedAt: z.iso.datetime().nullable(),
    finishedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'MatchRun' });
