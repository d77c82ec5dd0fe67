import { z } from 'zod';
import { helsinkiInstant } from '#platform/kernel';
import { LONGEST_PLACE, MARKS, TALK_ACTS, TALK_LIMITS, type TalkSettings } from '../domain/talk-round.js';
import { proposal } from './matching.contract.js';

const count = z.number().int().min(0);
const within = (name: keyof typeof TALK_LIMITS) => {
  const [least, most] = TALK_LIMITS[name];
  return z.number().int().min(least).max(most);
};

/** Days that every calendar and instant of ours can hold. */
const [FIRST_DAY, LAST_DAY] = ['2000-01-01', '2199-12-31'];

const settings = {
  /** When the first talks begin, by the clocks of Helsinki. */
  day: z.iso
    .date({ abort: true })
    .refine((day) => day >= FIRST_DAY && day <= LAST_DAY, { message: 'matching:faults.day-out-of-bounds' }),
  time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  /** Of a talk, and between two. */
  minutes: within('minutes'),
  pauseMinutes: within('pauseMinutes'),
  talksPerStudent: within('talksPerStudent'),
  talksPerMentor: within('talksPerMentor'),
  /** How many can talk at once; null is a table for each mentor. */
  tables: within('tables').nullable(),
  /** Where, as people read it. */
  place: z.string().trim().max(LONGEST_PLACE),
};
/** The version that the reader saw: what she does is about that one. */
const version = z.number().int().min(1);
export const talkRoundSeen = z.object({ version }).strict().meta({ id: 'TalkRoundSeen' });
export const talkPlan = z
  .object({ version, ...settings })
  .strict()
  .meta({ id: 'TalkPlan' });
export const newTalkRound = z
  .object({ cohortId: z.uuid(), ...settings })
  .strict()
  .meta({ id: 'NewTalkRound' });
export const newTalkRoundId = z.object({ id: z.uuid() });

/** The talks of a kick-off: figures, no persons. */
export const talkRound = z
  .object({
    id: z.uuid(),
    cohortId: z.uuid(),
    cohort: z.string(),
    state: z.enum(['draft', 'published', 'closed', 'dropped']),
    version,
    ...settings,
    startsAt: z.iso.datetime(),
    endsAt: z.iso.datetime(),
    /** Who was there when it was planned, and how many of them have a talk. */
    students: count,
    mentors: count,
    studentsWithTalk: count,
    mentorsWithTalk: count,
    talks: count,
    /** How many times, and the highest number of a table. */
    slots: count,
    tablesInUse: count,
    /** Marks given, two for each talk at most; once the talks are closed likes, and pairs who like each other: before, each mark would be seen as it is given. */
    marks: z.object({ marked: count, liked: count.nullable(), mutual: count.nullable() }),
    /** What the reader may do with it now. */
    offers: z.array(z.enum(TALK_ACTS)),
  })
  .meta({ id: 'TalkRound' });
export const talkRounds = z.object({ items: z.array(talkRound) });
export const talkRoundsQuery = z.object({ cohort: z.uuid().optional() });

/** A line of the timetable: who talks with whom, when and where; of students whom the reader's grants reach. */
export const plannedTalk = z
  .object({
    id: z.uuid(),
    slot: count,
    startsAt: z.iso.datetime(),
    endsAt: z.iso.datetime(),
    table: count,
    student: z.string(),
    home: z.string(),
    mentor: z.string(),
    company: z.string(),
  })
  .meta({ id: 'PlannedTalk' });
export const talkTimetable = z.object({ items: z.array(plannedTalk) });

/** A talk as one of the two reads it. */
export const myTalk = z
  .object({
    id: z.uuid(),
    startsAt: z.iso.datetime(),
    endsAt: z.iso.datetime(),
    table: count,
    /** As far as a proposal would show it; only the name once the talks are closed. */
    other: proposal.shape.other,
    /** The reader's own; the other's is not told. */
    mark: z.enum(MARKS).nullable(),
  })
  .meta({ id: 'MyTalk' });
export const myTalkRound = z
  .object({
    id: z.uuid(),
    cohort: z.string(),
    /** Marks can be changed while it is published. */
    state: z.enum(['published', 'closed']),
    role: z.enum(['student', 'mentor']),
    place: z.string(),
    talks: z.array(myTalk),
  })
  .meta({ id: 'MyTalkRound' });
export const myTalkRounds = z.object({ items: z.array(myTalkRound) });
export const talkMark = z
  .object({ mark: z.enum(MARKS) })
  .strict()
  .meta({ id: 'TalkMark' });

/** Settings as the domain has them: a moment instead of a day and a time. */
export function settingsOf({ day, time, ...settings }: Omit<z.infer<typeof talkPlan>, 'version'>): TalkSettings {
  return { ...settings, startsAt: helsinkiInstant(day, time) };
}
