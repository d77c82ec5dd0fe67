import { jest } from '@jest/globals';
import { FindSignedIn, GrantRole, Organisations, requireScope, type SignedIn, type StaffRole } from '#identity';
import { AnswerProposal, MyProposals, PublishProposals, StartRun, type StartRunCommand } from '#matching';
import { SYSTEM } from '#platform';
import type { CohortId, OrganisationId, PersonId, ProgrammeId } from '#platform/kernel';
import { type LanguageSkill, MentorProfile, SaveProfile, StudentProfile } from '#profiles';
import { Apply, ChangeEnrolment, Cohorts, ImportMentors } from '#programmes';
import type { TestHouse } from '../../support/house.js';
import { aPerson, aStudentAt } from '../../support/people.js';
import { UNSAID_BY_MENTOR, UNSAID_BY_STUDENT } from '../../support/unsaid.js';

// Two cores are shared by many: what takes a second alone may take ten.
jest.setTimeout(60_000);

export interface Enrolled {
  readonly name: string;
  readonly personId: PersonId;
  readonly address: string;
  readonly enrolmentId: string;
}

/** What matching reads; everybody speaks English, meets remotely and has the same evening unless a test says otherwise. */
interface Answers {
  readonly field?: string;
  readonly languages?: LanguageSkill[];
  readonly slots?: string[];
  readonly modes?: string[];
  readonly home?: OrganisationId;
}
type Student = Answers & {
  readonly wishes?: string[];
  readonly citizenshipGroup?: string;
  readonly degreeType?: string;
};
type Mentor = Answers & {
  readonly offers?: string[];
  readonly seats?: number;
  readonly company?: string;
  readonly wishedFields?: string[];
  readonly wishedDegree?: MentorProfile['wishedDegree'];
};

const USUAL = {
  field: '06',
  languages: [{ language: 'en', level: 'C1' as const }],
  slots: ['mon-evening'],
  modes: ['remote'],
};
const REST_OF_STUDENT = {
  ...UNSAID_BY_STUDENT,
  degreeType: '2',
  degreeProgramme: 'Information Technology',
  graduationYear: 2027,
  skills: [],
  wishText: 'I look for my first job in Finland.',
  birthYear: 1999,
  citizenshipGroup: 'other',
  municipality: '091',
};
const REST_OF_MENTOR = {
  ...UNSAID_BY_MENTOR,
  title: 'Engineer',
  company: 'Nokia',
  companyId: null,
  industry: null,
  yearsOfExperience: 9,
  about: 'Ask me.',
};
const text = (en: string) => ({ source: 'en', en }) as const;

function addCohort(house: TestHouse, programmeId: ProgrammeId, proposalDays: number): Promise<CohortId> {
  const dates = { startsOn: '2026-01-01', endsOn: '2026-12-31', opensOn: '2026-01-01', closesOn: '2026-12-31' };
  return house.get(Cohorts, { strict: false }).addCohort({
    ...{ programmeId, name: text('Spring'), description: text(''), approvesSamlStudents: true },
    ...{ ...dates, proposalDays },
  });
}

/** A programme of two universities with a cohort that is open all year. All of it goes through doors. */
export class Round {
  private constructor(
    readonly house: TestHouse,
    readonly metropolia: OrganisationId,
    readonly laurea: OrganisationId,
    readonly programmeId: ProgrammeId,
    readonly cohortId: CohortId,
  ) {}

  static async open(house: TestHouse, proposalDays = 7): Promise<Round> {
    const organisations = house.get(Organisations, { strict: false });
    const metropolia = await organisations.findOrAdd({ kind: 'university', name: text('Metropolia') });
    const laurea = await organisations.findOrAdd({ kind: 'university', name: text('Laurea') });
    const cohorts = house.get(Cohorts, { strict: false });
    const dates = { startsOn: '2026-01-01', endsOn: '2026-12-31' };
    const partners = [metropolia, laurea].map((organisationId) => ({
      organisationId,
      role: 'part_implementer' as const,
    }));
    const programmeId = await cohorts.addProgramme({
      name: text('Programme'),
      description: text(''),
      ...dates,
      partners,
    });
    const cohortId = await addCohort(house, programmeId, proposalDays);
    return new Round(house, metropolia, laurea, programmeId, cohortId);
  }

  /** Another cohort of the same programme. */
  async next(): Promise<Round> {
    const { house, metropolia, laurea, programmeId } = this;
    return new Round(house, metropolia, laurea, programmeId, await addCohort(house, programmeId, 7));
  }

  /** Somebody from an earlier cohort applies in this one as well. */
  async takeBack(person: Enrolled, role: 'student' | 'mentor'): Promise<Enrolled> {
    if (role === 'mentor') await this.invite(person.name, person.address);
    const enrolmentId = await this.apply({ cohortId: this.cohortId, role, capacity: 1 }, person.personId);
    return { ...person, enrolmentId };
  }

  async student(
    name: string,
    { home = this.metropolia, wishes = ['interviews'], ...answers }: Student = {},
  ): Promise<Enrolled> {
    const person = await aStudentAt(this.house, home, name);
    const save = this.house.get(SaveProfile, { strict: false });
    const profile = { ...USUAL, ...REST_OF_STUDENT, ...answers, wishes, version: 0 };
    await save.execute('student', StudentProfile, person.personId, profile);
    const enrolment = await this.apply({ cohortId: this.cohortId, role: 'student' }, person.personId);
    return { ...person, name, enrolmentId: enrolment };
  }

  async mentor(name: string, { seats = 1, offers = ['interviews'], ...answers }: Mentor = {}): Promise<Enrolled> {
    const person = await aPerson(this.house, name);
    await this.invite(name, person.address);
    const save = this.house.get(SaveProfile, { strict: false });
    const { home: _, ...own } = answers;
    await save.execute('mentor', MentorProfile, person.personId, {
      ...USUAL,
      ...REST_OF_MENTOR,
      ...own,
      offers,
      version: 0,
    });
    const enrolment = await this.apply({ cohortId: this.cohortId, role: 'mentor', capacity: seats }, person.personId);
    return { ...person, name, enrolmentId: enrolment };
  }

  /** Somebody with a staff role; the whole programme and all organisations unless said otherwise. */
  async staff(
    role: StaffRole = 'programme_manager',
    place: { organisationId?: OrganisationId | null; programmeId?: ProgrammeId | null } = {},
  ): Promise<SignedIn> {
    const { personId } = await aPerson(this.house, 'Staff Under Test');
    const { organisationId = null, programmeId = this.programmeId } = place;
    await this.house.get(GrantRole, { strict: false }).execute({ personId, role, organisationId, programmeId }, SYSTEM);
    return this.signedIn(personId);
  }

  async signedIn(personId: PersonId): Promise<SignedIn> {
    const actor = await this.house.get(FindSignedIn, { strict: false }).execute(personId, this.house.clock.now());
    if (!actor) throw new Error('Nobody signed in');
    return actor;
  }

  /** Starts a run without letting the worker at it. */
  async startRun(staff?: SignedIn, settings?: StartRunCommand['settings']): Promise<string> {
    return this.house
      .get(StartRun, { strict: false })
      .execute({ cohortId: this.cohortId, ...(settings && { settings }) }, staff ?? (await this.staff()));
  }

  async run(settings?: StartRunCommand['settings']): Promise<string> {
    const id = await this.startRun(undefined, settings);
    await this.house.settle();
    return id;
  }

  async publish(runId: string): Promise<number> {
    const outcome = await this.house.get(PublishProposals, { strict: false }).ofRun(runId, await this.staff());
    return outcome.sent;
  }

  async runAndPublish(settings?: StartRunCommand['settings']): Promise<string> {
    const id = await this.run(settings);
    await this.publish(id);
    return id;
  }

  /** Pairs of a run in words, sorted: `student - mentor`. */
  async pairsOf(runId: string): Promise<string[]> {
    const rows = await this.house.database.query<{ pair: string }>(
      `select s.display_name || ' - ' || m.display_name as pair from matching.proposal p
       join identity.person s on s.id = p.student_person_id join identity.person m on m.id = p.mentor_person_id
       where p.run_id = $1 order by 1`,
      [runId],
    );
    return rows.map((row) => row.pair);
  }

  async runRow(runId: string): Promise<Readonly<Record<string, unknown>>> {
    const row = await this.house.database.one<Record<string, unknown>>(
      'select * from matching.match_run where id = $1',
      [runId],
    );
    return row ?? {};
  }

  async proposalOf(person: Enrolled) {
    const [newest] = await this.house.get(MyProposals, { strict: false }).list(person.personId, 'en');
    if (!newest) throw new Error(`${person.name} has no proposal`);
    return newest;
  }

  async answer(
    person: Enrolled,
    answer: 'accept' | 'decline',
    more: { version?: number; comment?: string } = {},
  ): Promise<void> {
    const proposal = await this.proposalOf(person);
    await this.house.get(AnswerProposal, { strict: false }).execute(
      {
        proposalId: proposal.id,
        answer,
        version: proposal.version,
        ...(answer === 'decline' && { reason: 'no_time' }),
        ...more,
      },
      await this.signedIn(person.personId),
    );
  }

  /** She leaves the cohort, and what follows has followed. */
  async leave({ personId, enrolmentId }: Enrolled): Promise<void> {
    const row = await this.house.database.one<{ version: number }>(
      'select version from programmes.enrolment where id = $1',
      [enrolmentId],
    );
    const actor = await this.signedIn(personId);
    await this.house.get(ChangeEnrolment, { strict: false }).withdraw(enrolmentId, row?.version ?? 0, actor);
    await this.house.settle();
  }

  /** Messages of a type that somebody was sent. */
  async toldOf(person: Enrolled, type: string): Promise<number> {
    const row = await this.house.database.one<{ told: number }>(
      'select count(*)::int as told from notifications.notification where person_id = $1 and type = $2',
      [person.personId, type],
    );
    return row?.told ?? 0;
  }

  /** Seats a mentor has promised or given. */
  async seatsTaken(mentor: Enrolled): Promise<number> {
    const row = await this.house.database.one<{ taken: number }>(
      `select count(*)::int as taken from programmes.seat_hold where mentor_enrolment_id = $1 and state = 'held'`,
      [mentor.enrolmentId],
    );
    return row?.taken ?? 0;
  }

  /** Types of matching's facts about the cohort, in order. */
  async facts(): Promise<string[]> {
    const rows = await this.house.database.query<{ type: string }>(
      `select type from platform.fact where cohort_id = $1 and type like 'matching.%' order by sequence`,
      [this.cohortId],
    );
    return rows.map((row) => row.type);
  }

  private async invite(name: string, address: string): Promise<void> {
    const scope = requireScope(await this.staff(), 'programmes.import-mentors');
    const file = Buffer.from(`name;email\n${name};${address}\n`);
    await this.house.get(ImportMentors, { strict: false }).execute(scope, this.cohortId, file);
  }

  private async apply(command: Parameters<Apply['execute']>[0], person: PersonId): Promise<string> {
    return (await this.house.get(Apply, { strict: false }).execute(command, await this.signedIn(person))).id;
  }
}
