import type { PartCode, ScorePart } from './score-parts.js';

export type Reader = 'student' | 'mentor' | 'staff';

/** A sentence of "why this match": a text key with the codes it names, and the answer of the reader that it uses. */
export interface Reason {
  /** Under `matching:reasons.`. */
  readonly key: string;
  readonly uses: string;
  readonly part: PartCode;
  readonly found: readonly string[];
}

export const FEWEST_REASONS = 3;
export const MOST_REASONS = 6;

/** What holds for the pair before what only has to: wishes first, as they matter most to people. */
const ORDER: readonly PartCode[] = [
  'most-important',
  'topics',
  'goals',
  'field',
  'industry',
  'working-language',
  'availability',
  'students',
  'experience',
  'languages',
  'place',
  'waiting',
  'meeting-mode',
];
/** What is the student's own matter: how long she has waited and what she holds dearest is nothing the mentor answered. */
const NOT_FOR_MENTOR: ReadonlySet<PartCode> = new Set(['most-important', 'waiting']);
/** Gaps worth saying when there is little else: an honest "you come from different fields" helps the first meeting. That a mentor wished for another student is told to nobody. */
const GAPS: readonly PartCode[] = ['field', 'availability', 'topics', 'goals', 'industry'];

/** Three to six sentences that tell a reader why the pair was proposed, and which of the reader's own answers each uses. */
export function reasonsFor(parts: readonly ScorePart[], reader: Reader): Reason[] {
  const said = sayOnce(parts).filter((part) => reader !== 'mentor' || !NOT_FOR_MENTOR.has(part.code));
  const holds = ORDER.flatMap((code) => said.filter((part) => part.code === code && part.found.length > 0));
  const gaps = GAPS.flatMap((code) => said.filter((part) => part.code === code && part.found.length === 0));
  const chosen = [...holds, ...gaps.slice(0, Math.max(0, FEWEST_REASONS - holds.length))].slice(0, MOST_REASONS);
  return chosen.map((part) => ({
    key: `${part.code}.${part.outcome}.${reader}`,
    uses: reader === 'mentor' ? part.uses.mentor : part.uses.student,
    part: part.code,
    found: part.found,
  }));
}

/** A language that is named as a working one is not named again as another. */
function sayOnce(parts: readonly ScorePart[]): ScorePart[] {
  const working = new Set(parts.find((part) => part.code === 'working-language')?.found);
  return parts.map((part) =>
    part.code === 'languages' && part.outcome === 'shared'
      ? { ...part, found: part.found.filter((code) => !working.has(code)) }
      : part,
  );
}
