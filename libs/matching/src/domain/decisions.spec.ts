import { describe, expect, it } from '@jest/globals';
import { type Act, decide } from './decisions.js';

const act = (kind: Act['act'], student: string, mentor: string): Act => ({
  act: kind,
  studentEnrolmentId: student,
  mentorEnrolmentId: mentor,
});
const words = (acts: Act[]) => {
  const { locked, rejected } = decide(acts);
  const name = (pair: { studentEnrolmentId: string; mentorEnrolmentId: string }) =>
    `${pair.studentEnrolmentId}-${pair.mentorEnrolmentId}`;
  return { locked: locked.map(name), rejected: rejected.map(name) };
};

describe('what staff decided of a run', () => {
  it.each([
    ['a lock holds', [act('lock', 's', 'm')], { locked: ['s-m'], rejected: [] }],
    [
      'a lock that is taken back does not',
      [act('lock', 's', 'm'), act('unlock', 's', 'm')],
      { locked: [], rejected: [] },
    ],
    ['a move locks the new pair', [act('move', 's', 'n')], { locked: ['s-n'], rejected: [] }],
    [
      'a student is locked to one mentor',
      [act('lock', 's', 'm'), act('move', 's', 'n')],
      { locked: ['s-n'], rejected: [] },
    ],
    ['a rejected pair stays away', [act('reject', 's', 'm')], { locked: [], rejected: ['s-m'] }],
    ['rejecting ends a lock', [act('lock', 's', 'm'), act('reject', 's', 'm')], { locked: [], rejected: ['s-m'] }],
    [
      'moving there after all ends the rejection',
      [act('reject', 's', 'm'), act('move', 's', 'm')],
      { locked: ['s-m'], rejected: [] },
    ],
    [
      'others are not concerned',
      [act('lock', 's', 'm'), act('lock', 't', 'm'), act('unlock', 't', 'm')],
      { locked: ['s-m'], rejected: [] },
    ],
  ])('%s', (_name, acts, outcome) => expect(words(acts)).toEqual(outcome));
});
