import { Database } from '#platform';
import { MINUTE, type OrganisationId, type PersonId } from '#platform/kernel';
import { MentorProfile, SaveProfile, StudentProfile } from '#profiles';
import { Apply, ChangeEnrolment, ImportMentors } from '#programmes';
import { COMPANIES, inventMentor } from './invented-mentors.js';
import { inventMentorProfile, inventStudentProfile } from './invented-profiles.js';
import { type SeedHouse, UNIVERSITIES } from './seed-house.js';

export interface RoundSize {
  readonly students: number;
  readonly mentors: number;
  /** The first number of students and mentors, so that two rounds have different people. */
  readonly firstStudent: number;
  readonly firstMentor: number;
}

type Progress = (what: string, done: number, of: number) => void;

/** Students sign in, describe themselves and apply. Answers the ids of their applications. */
export async function seedStudents(
  house: SeedHouse,
  cohortId: string,
  size: RoundSize,
  progress: Progress,
): Promise<string[]> {
  const year = house.clock.now().getUTCFullYear();
  const applications: string[] = [];
  for (let index = 0; index < size.students; index += 1) {
    house.clock.advance(7 * MINUTE);
    const university = UNIVERSITIES[index % UNIVERSITIES.length] ?? 'metropolia';
    const actor = await house.student(university, size.firstStudent + Math.floor(index / UNIVERSITIES.length));
    await house
      .get(SaveProfile)
      .execute('student', StudentProfile, actor.personId, inventStudentProfile(house.dice, year));
    applications.push((await house.get(Apply).execute({ cohortId, role: 'student' }, actor)).id);
    if (index % 25 === 24) progress('students', index + 1, size.students);
  }
  return applications;
}

/** Staff import the mentors; each signs in, fills the profile and says how many students she takes. */
export async function seedMentors(
  house: SeedHouse,
  cohortId: string,
  size: RoundSize,
  progress: Progress,
): Promise<void> {
  const invented = Array.from({ length: size.mentors }, (_, index) =>
    inventMentor(house.dice, size.firstMentor + index),
  );
  const lines = invented.map((mentor) =>
    [mentor.name, mentor.email, mentor.language, mentor.company, mentor.capacity].join(';'),
  );
  const scope = await house.scopeOf('manager.helsinki@hel.fi', 'programmes.import-mentors');
  await house
    .get(ImportMentors)
    .execute(scope, cohortId, Buffer.from(['name;email;language;company;capacity', ...lines].join('\n')));
  for (const [index, mentor] of invented.entries()) {
    house.clock.advance(11 * MINUTE);
    const row = await house
      .get(Database)
      .one<{ person_id: PersonId; company_id: OrganisationId | null; version: number }>(
        `select s.person_id, p.company_id, coalesce(p.version, 0) as version from identity.sign_in s left join profiles.mentor_profile p on p.person_id = s.person_id where s.kind = 'email' and s.key = $1`,
        [mentor.email],
      );
    // One in twenty never answers the invitation.
    if (!row || house.dice.chance(0.05)) continue;
    const actor = await house.actor(row.person_id);
    const profile = inventMentorProfile(house.dice, mentor.company || (COMPANIES[0] ?? ''));
    await house.get(SaveProfile).execute('mentor', MentorProfile, actor.personId, {
      ...profile,
      companyId: row.company_id,
      version: row.version,
    });
    await house.get(Apply).execute({ cohortId, role: 'mentor', capacity: mentor.capacity }, actor);
    if (index % 25 === 24) progress('mentors', index + 1, size.mentors);
  }
}

/** Staff screen the applications: nearly all come in, some wait, a few are turned down with a reason. `open` are left for whoever tries the console. */
export async function seedDecisions(house: SeedHouse, applications: readonly string[], open: number): Promise<void> {
  const scope = await house.scopeOf('manager.helsinki@hel.fi', 'programmes.decide-enrolments');
  const change = house.get(ChangeEnrolment);
  for (const id of applications.slice(0, applications.length - open)) {
    house.clock.advance(2 * MINUTE);
    const decision = house.dice.weighted<'approve' | 'waitlist' | 'reject'>([
      ['approve', 93],
      ['waitlist', 4],
      ['reject', 3],
    ]);
    await change.decide(
      id,
      decision,
      decision === 'reject'
        ? 'This round is for degree students; exchange students are welcome at the events.'
        : undefined,
      scope,
    );
  }
}
