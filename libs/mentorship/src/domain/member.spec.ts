import { describe, expect, it } from '@jest/globals';
import { type Member, type MemberRole, membershipOf, soleHomeOf } from './member.js';

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

  it('belong to one organisation when all students do, else to none alone', () => {
    expect(soleHomeOf(group)).toBeNull();
    expect(soleHomeOf(group.filter((one) => one.personId !== 'lea'))).toBe('metropolia');
    expect(soleHomeOf([member('maija', 'mentor'), member('ola', 'student')])).toBeNull();
  });
});
