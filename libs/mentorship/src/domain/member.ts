import type { Id, OrganisationId, PersonId } from '#platform/kernel';

export type MemberRole = 'student' | 'mentor';

/** Somebody in a pair or group: both are the same thing with more or fewer members. */
export interface Member {
  readonly personId: PersonId;
  readonly role: MemberRole;
  readonly enrolmentId: Id<'enrolment'>;
  /** Students only: mentors belong to no university. */
  readonly homeOrganisationId: OrganisationId | null;
}

/** Who belongs to a mentorship, as its facts tell it. */
export interface Membership {
  readonly mentorshipId: string;
  readonly mentorPersonIds: PersonId[];
  readonly studentPersonIds: PersonId[];
  readonly homeOrganisationIds: OrganisationId[];
}

/** A group with students of two organisations counts in each, once in the total: each home is named once. */
export function membershipOf(mentorshipId: string, members: readonly Member[]): Membership {
  const students = members.filter((member) => member.role === 'student');
  const homes = students.flatMap((student) => student.homeOrganisationId ?? []);
  return {
    mentorshipId,
    mentorPersonIds: members.filter((member) => member.role === 'mentor').map((mentor) => mentor.personId),
    studentPersonIds: students.map((student) => student.personId),
    homeOrganisationIds: [...new Set(homes)],
  };
}

/** Whether a group goes on without some of its members: a mentor and a student are still there (lifecycles C). */
export function goesOnWithout(members: readonly Member[], leavers: readonly string[]): boolean {
  const staying = members.filter((member) => !leavers.includes(member.enrolmentId));
  return staying.some((one) => one.role === 'mentor') && staying.some((one) => one.role === 'student');
}

/** On which side somebody, or who of several, stands. */
export function sideOf(members: readonly Member[]): MemberRole | 'both' {
  const [first, ...rest] = new Set(members.map((member) => member.role));
  return first && rest.length === 0 ? first : 'both';
}

/** The one organisation a mentorship belongs to; null when its students come from several, or from none. */
export function soleHomeOf(members: readonly Member[]): OrganisationId | null {
  const { homeOrganisationIds } = membershipOf('', members);
  return homeOrganisationIds.length === 1 ? (homeOrganisationIds[0] ?? null) : null;
}
