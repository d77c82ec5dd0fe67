/** The aims of a run without talks, from most to least important by default. */
const USUAL_AIMS = ['waited-longest', 'waited', 'kept', 'not-poor', 'good'] as const;
/** What can count after the number of students and before the total score; `liked` are pairs who both liked each other after their talk. */
export const AIMS = ['liked', ...USUAL_AIMS] as const;
export type Aim = (typeof AIMS)[number];

/** What staff choose for one run, besides the rules of scoring. */
export interface RunSettings {
  /** The aims in force, each before those after it (matching.md 1). */
  readonly aims: readonly Aim[];
  /** Pairs below this score, 0 to 1000, are not proposed at all: rather nobody than somebody who does not fit. */
  readonly fewestPoints: number;
  /** From this score on a pair is not poor any more. */
  readonly poorBelow: number;
  /** From this score on a pair is good. */
  readonly goodFrom: number;
  /** After declines and silence the next best are prepared each morning, for staff to look through. Left out: they are not. */
  readonly goOn?: boolean;
  /** Each partner's students are matched at least in proportion to its applicants, or to the money it put in. Left out: no floors. */
  readonly fairShare?:
    | { readonly by: 'applicants' }
    | { readonly by: 'money'; readonly shares: readonly { readonly organisationId: string; readonly share: number }[] };
  /** The talks at a kick-off whose marks count: a pair that one of the two wants to avoid is not made. Left out: none. */
  readonly talkRoundId?: string;
}

/** Everybody who can be served is; who waited longest comes first; few poor pairs count more than a high total. */
export const USUAL_SETTINGS: RunSettings = {
  aims: USUAL_AIMS,
  fewestPoints: 0,
  poorBelow: 250,
  goodFrom: 500,
};

/**
 * The same with the marks of a talk round. That two like each other comes first among the aims: they have met, and no score knows that; what
 * the aims after it weigh, the answers of two who have never met, is the weaker ground.
 */
export function withTalks(settings: RunSettings, talkRoundId: string): RunSettings {
  return { ...settings, talkRoundId, aims: ['liked', ...settings.aims.filter((aim) => aim !== 'liked')] };
}
