import { Database } from '#platform';
import { MINUTE, type OrganisationId, type PersonId } from '#platform/kernel';
import { MentorProfile, SaveProfile, StudentProfile } from '#profiles';
import { Apply, ChangeEnrolment, ImportMentors } from '#programmes';
import { COMPANIES, type InventedMentor, inventMentor } from './invented-mentors.js';
import { inventMentorProfile, inventStudentProfile } from './invented-profiles.js';
import { type SeedHouse, UNIVERSITIES } from './seed-house.js';

export interface RoundSize {
  readonly students: number;
  readonly mentors: number;
  /** The first number of students and mentors, so that two rounds have different people. */
  readonly firstStudent: number;
  readonly firstMentor: number;
}

const MANAGER = 'manager.helsinki@hel.fi';
const HANDFUL = 25;

/** So many in steps of 25, as [from, to). */
export function handfuls(count: number): [number, number][] {
  return Array.from({ length: Math.ceil(count / HANDFUL) }, (_, index) => [
    index * HANDFUL,
    Math.min((index + 1) * HANDFUL, count),
  ]);
}

type Progress = (what: string, done: number, of: number) => void;

/** Students sign in, describe themselves and apply. Answers the ids of their applications. */
export async function seedStudents(
  house: SeedHouse,
  cohortId: string,
  size: RoundSize,
  progress: Progress,
): Promise<string[]> {
  const applications: string[] = [];
  for (const [from, to] of handfuls(size.students)) {
    const applying = () => seedStudentsBetween(house, cohortId, size.firstStudent, [from, to]);
    applications.push(...(await house.act(`students to ${to}`, applying)));
    progress('students', to, size.students);
  }
  return applications;
}

async function seedStudentsBetween(
  house: SeedHouse,
  cohortId: string,
  firstStudent: number,
  [from, to]: readonly [number, number],
): Promise<string[]> {
  const year = house.clock.now().getUTCFullYear();
  const applications: string[] = [];
  for (let index = from; index < to; index += 1) {
    house.clock.advance(7 * MINUTE);
    const university = UNIVERSITIES[index % UNIVERSITIES.length] ?? 'metropolia';
    const actor = await house.student(university, firstStudent + Math.floor(index / UNIVERSITIES.length));
    await house
      .get(SaveProfile)
      .execute('student', StudentProfile, actor.personId, inventStudentProfile(house.dice, year));
    applications.push((await house.get(Apply).execute({ cohortId, role: 'student' }, actor)).id);
  }
  return applications;
}

/** Staff import the mentors; each signs in, fills the profile and says how many students she takes, and whether she would rather have a group. */
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
  const file = Buffer.from(['name;email;language;company;capacity', ...lines].join('\n'));
  await house.act('import of mentors', async () => {
    const scope = await house.scopeOf(MANAGER, 'programmes.import-mentors');
    const { invited } = await house.get(ImportMentors).execute(scope, cohortId, file);
    return invited;
  });
  for (const [from, to] of handfuls(size.mentors)) {
    await house.act(`mentors to ${to}`, () => seedAnswersOf(house, cohortId, invented.slice(from, to)));
    progress('mentors', to, size.mentors);
  }
}

async function seedAnswersOf(house: SeedHouse, cohortId: string, invented: readonly InventedMentor[]): Promise<null> {
  for (const mentor of invented) {
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
    const { capacity, groupOffer } = mentor;
    await house.get(Apply).execute({ cohortId, role: 'mentor', capacity, groupOffer }, actor);
  }
  return null;
}

/** Staff screen the applications: nearly all come in, some wait, a few are turned down with a reason. `open` are left for whoever tries the console. */
export async function seedDecisions(house: SeedHouse, applications: readonly string[], open: number): Promise<void> {
  const decided = applications.slice(0, applications.length - open);
  for (const [from, to] of handfuls(decided.length))
    await house.act(`decisions to ${to}`, () => decide(house, decided.slice(from, to)));
}

async function decide(house: SeedHouse, applications: readonly string[]): Promise<null> {
  const scope = await house.scopeOf(MANAGER, 'programmes.decide-enrolments');
  const change = house.get(ChangeEnrolment);
  for (const id of applications) {
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
  return null;
}
