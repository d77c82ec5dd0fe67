import { meetingMode } from './hard-rules.js';
import type { Rules } from './rules.js';
import { scorePair } from './score-pair.js';
import type { SnapshotMentor, SnapshotStudent } from './snapshot.js';

/** A change of one answer of a student, and how many mentors with room it would open. */
export interface Relaxation {
  readonly kind: 'language' | 'mode';
  /** The language to know well enough, or the way of meeting to accept. */
  readonly code: string;
  readonly mentors: number;
}

/** The changes of ONE answer that would give a student mentors, the best first; mentors whose only hindrance it is are counted. */
export function relaxationsFor(
  student: SnapshotStudent,
  mentors: readonly SnapshotMentor[],
  rules: Rules,
): Relaxation[] {
  const counts = new Map<string, Relaxation>();
  const note = (kind: Relaxation['kind'], code: string) => {
    const before = counts.get(`${kind} ${code}`)?.mentors ?? 0;
    counts.set(`${kind} ${code}`, { kind, code, mentors: before + 1 });
  };
  const anyLanguage = without(rules, 'working-language');
  const anyMode = without(rules, 'meeting-mode');
  for (const mentor of mentors) {
    const { refusedBy } = scorePair(student, mentor, rules);
    if (refusedBy === 'working-language' && scorePair(student, mentor, anyLanguage).feasible)
      for (const code of workingLanguagesOf(mentor, rules)) note('language', code);
    if (refusedBy === 'meeting-mode' && !meetingMode(student, mentor) && scorePair(student, mentor, anyMode).feasible)
      for (const code of mentor.modes) note('mode', code);
  }
  return [...counts.values()].sort((one, other) => other.mentors - one.mentors || (one.code < other.code ? -1 : 1));
}

function without(rules: Rules, code: 'working-language' | 'meeting-mode'): Rules {
  return { ...rules, hard: { ...rules.hard, [code]: { ...rules.hard[code], on: false } } };
}

/** Languages in which somebody can talk about work. */
export function workingLanguagesOf(
  { languages }: Pick<SnapshotMentor, 'languages'>,
  { hard }: Pick<Rules, 'hard'>,
): string[] {
  return [
    ...new Set(languages.filter(({ rank }) => rank >= hard['working-language'].rank).map(({ language }) => language)),
  ];
}
