import { DomainError } from '#platform/kernel';
import { MatchingError } from '../errors.js';

export type TalkRoundState = 'draft' | 'published' | 'closed' | 'dropped';
export const TALK_ACTS = ['plan', 'publish', 'close', 'drop'] as const;
export type TalkRoundAct = (typeof TALK_ACTS)[number];

/** The one table of what may follow what: a draft is planned anew as often as staff like; what people were told of is only closed. */
const TRANSITIONS: Readonly<Record<TalkRoundAct, { readonly from: TalkRoundState; readonly to: TalkRoundState }>> = {
  plan: { from: 'draft', to: 'draft' },
  publish: { from: 'draft', to: 'published' },
  close: { from: 'published', to: 'closed' },
  drop: { from: 'draft', to: 'dropped' },
};

/** @throws matching.not-possible-now */
export function afterTalkAct(state: TalkRoundState, act: TalkRoundAct): TalkRoundState {
  const { from, to } = TRANSITIONS[act];
  if (state !== from) throw new DomainError(MatchingError.notPossibleNow, { state });
  return to;
}

export function talkActsIn(state: TalkRoundState): TalkRoundAct[] {
  return TALK_ACTS.filter((act) => TRANSITIONS[act].from === state);
}

/** What staff choose for the talks of a kick-off. */
export interface TalkSettings {
  readonly startsAt: Date;
  /** Of a talk, and between two. */
  readonly minutes: number;
  readonly pauseMinutes: number;
  readonly talksPerStudent: number;
  readonly talksPerMentor: number;
  /** How many can talk at once; null is a table for each mentor. */
  readonly tables: number | null;
  readonly place: string;
}

/** From the least to the most of each number. Shorter talks tell nothing; an evening has no room for more. */
export const TALK_LIMITS = {
  minutes: [3, 60],
  pauseMinutes: [0, 30],
  talksPerStudent: [1, 8],
  talksPerMentor: [1, 20],
  tables: [1, 500],
} as const;
export const LONGEST_PLACE = 200;

/** When the talks of a slot begin and end; slots count from 0. */
export function timesOf(
  slot: number,
  { startsAt, minutes, pauseMinutes }: Pick<TalkSettings, 'startsAt' | 'minutes' | 'pauseMinutes'>,
): { readonly startsAt: Date; readonly endsAt: Date } {
  const begins = startsAt.getTime() + slot * (minutes + pauseMinutes) * A_MINUTE;
  return { startsAt: new Date(begins), endsAt: new Date(begins + minutes * A_MINUTE) };
}

const A_MINUTE = 60_000;

export const MARKS = ['like', 'neutral', 'avoid'] as const;
export type Mark = (typeof MARKS)[number];
