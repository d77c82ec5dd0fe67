import type { MentorAnswers, StudentAnswers } from './answers.js';
import { languagesInCommon } from './languages-in-common.js';
import type { Rules } from './rules.js';
import { common, type ScorePart, usesOf } from './score-parts.js';

/** Both speak some language well enough to talk about work in it. Undefined when there is none. */
export function workingLanguage(student: StudentAnswers, mentor: MentorAnswers, rules: Rules): ScorePart | undefined {
  const found = languagesInCommon(student.languages, mentor.languages, rules.hard['working-language'].rank);
  if (found.length === 0) return undefined;
  return { code: 'working-language', outcome: 'shared', points: 0, found, uses: usesOf('/languages') };
}

/** There is a way of meeting that suits both. Undefined when there is none. */
export function meetingMode(student: StudentAnswers, mentor: MentorAnswers): ScorePart | undefined {
  const found = common(student.modes, mentor.modes);
  if (found.length === 0) return undefined;
  const outcome = found.length > 1 ? 'both' : (found[0] ?? '');
  return { code: 'meeting-mode', outcome, points: 0, found, uses: usesOf('/modes') };
}

/** Two who can only meet in person live in one region; who named no place can come. */
export function canMeetThere(student: StudentAnswers, mentor: MentorAnswers): boolean {
  const modes = common(student.modes, mentor.modes);
  if (modes.length !== 1 || modes[0] !== IN_PERSON) return true;
  if (student.place === null || mentor.place === null) return true;
  return regionOf(student.place) === regionOf(mentor.place);
}

export const IN_PERSON = 'in_person';

/** The region of a place: its first two digits. */
export function regionOf(place: string): string {
  return place.slice(0, 2);
}
