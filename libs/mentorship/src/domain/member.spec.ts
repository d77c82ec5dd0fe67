import { describe, expect, it } from '@jest/globals';
import { goesOnWithout, type Member, type MemberRole, membershipOf, soleHomeOf } from './member.js';

/** Ids are branded uuids; any text will do where nothing reads them. */
const member = (personId: string, role: MemberRole, homeOrganisationId: string | null = null) =>
  ({ personId, role, enrolmentId: `${personId}-enrolment`, homeOrganisationId }) as Member;

describe('the members of a group', () => {
  const group = [
    member('maija', 'mentor'),
    member('sami', 'student', 'metropolia'),
    member('lea', 'student', 'laurea'),
    member('nea', 'student', 'metropolia'),
  ];

  it('are told by role, and each home organisation once', () => {
    expect(membershipOf('m', group)).toEqual({
      mentorshipId: 'm',
      mentorPersonIds: ['maija'],
      studentPersonIds: ['sami', 'lea', 'nea'],
      homeOrganisationIds: ['metropolia', 'laurea'],
    });
  });

  it('go on without some of them as long as a mentor and a student stay', () => {
    const without = (...names: string[]) =>
      goesOnWithout(
        group,
        names.map((name) => `${name}-enrolment`),
      );
    expect([without('sami'), without('sami', 'lea')]).toEqual([true, true]);
    expect([without('maija'), without('sami', 'lea', 'nea')]).toEqual([false, false]);
  });

  it('belong to one organisation when all students do, else to none alone', () => {
    expect(soleHomeOf(group)).toBeNull();
    expect(soleHomeOf(group.filter((one) => one.personId !== 'lea'))).toBe('metropolia');
    expect(soleHomeOf([member('maija', 'mentor'), member('ola', 'student')])).toBeNull();
  });
});
