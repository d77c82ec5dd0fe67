import { jest } from '@jest/globals';
import {
  FindSignedIn,
  GrantRole,
  Organisations,
  type Scope,
  type SignedIn,
  type StaffPermission,
  type StaffRole,
  scopeFor,
} from '#identity';
import { ProposalAccepted } from '#matching/facts';
import { MyMentorships } from '#mentorship';
import { Outbox, SYSTEM, Transactions } from '#platform';
import { type CohortId, newId, type OrganisationId, type PersonId, type ProgrammeId } from '#platform/kernel';
import { MentorProfile, SaveProfile, StudentProfile } from '#profiles';
import { Apply, ChangeEnrolment, Cohorts, ImportMentors, SeatLedger } from '#programmes';
import type { TestHouse } from '../../support/house.js';
import { aPerson, aStudentAt } from '../../support/people.js';
import { UNSAID_BY_MENTOR, UNSAID_BY_STUDENT } from '../../support/unsaid.js';

// A round takes many steps through many doors, and a laden machine its time.
jest.setTimeout(60_000);

export interface Enrolled {
  readonly personId: PersonId;
  readonly address: string;
  readonly enrolmentId: string;
  readonly home: OrganisationId | null;
}
export interface Pair {
  readonly id: string;
  readonly proposalId: string;
  readonly mentor: Enrolled;
  readonly student: Enrolled;
}
type Programme = { readonly programmeId: ProgrammeId; readonly cohortId: CohortId };

const PROFILE = {
  field: '06',
  languages: [{ language: 'en', level: 'C1' as const }],
  slots: ['mon-evening'],
  modes: ['remote'],
  version: 0,
};
const STUDENT = {
  ...UNSAID_BY_STUDENT,
  degreeType: '02',
  degreeProgramme: '',
  graduationYear: null,
  skills: [],
  wishes: ['careers'],
  wishText: '',
  birthYear: null,
  citizenshipGroup: null,
  municipality: null,
};
const MENTOR = {
  ...UNSAID_BY_MENTOR,
  title: 'Engineer',
  company: '',
  companyId: null,
  industry: null,
  yearsOfExperience: 9,
  offers: ['careers'],
  about: '',
};

const text = (en: string) => ({ source: 'en', en }) as const;

/** A programme of two universities with a cohort that is open all year, and people to pair in it. All of it goes through doors. */
export class Round {
  private constructor(
    private readonly house: TestHouse,
    readonly metropolia: OrganisationId,
    readonly laurea: OrganisationId,
    readonly first: Programme,
  ) {}

  static async open(house: TestHouse): Promise<Round> {
    const organisations = house.get(Organisations, { strict: false });
    const metropolia = await organisations.findOrAdd({ kind: 'university', name: text('Metropolia') });
    const laurea = await organisations.findOrAdd({ kind: 'university', name: text('Laurea') });
    return new Round(house, metropolia, laurea, await addProgramme(house, [metropolia, laurea]));
  }

  anotherProgramme(): Promise<Programme> {
    return addProgramme(this.house, [this.metropolia, this.laurea]);
  }

  async student(name: string, home = this.metropolia, { cohortId } = this.first): Promise<Enrolled> {
    const person = await aStudentAt(this.house, home, name);
    await this.save('student', StudentProfile, person.personId, STUDENT);
    const actor = await this.actor(person.personId);
    const { id } = await this.house.get(Apply, { strict: false }).execute({ cohortId, role: 'student' }, actor);
    return { ...person, enrolmentId: id, home };
  }

  async mentor(name: string, capacity = 1, { cohortId } = this.first): Promise<Enrolled> {
    const person = await this.invited(name, cohortId);
    await this.save('mentor', MentorProfile, person.personId, MENTOR);
    const actor = await this.actor(person.personId);
    const { id } = await this.house
      .get(Apply, { strict: false })
      .execute({ cohortId, role: 'mentor', capacity }, actor);
    return { ...person, enrolmentId: id, home: null };
  }

  /** Somebody whom staff have brought in. */
  private async invited(name: string, cohortId: CohortId) {
    const person = await aPerson(this.house, name);
    const scope = await this.scopeOf({ role: 'programme_manager' }, 'programmes.import-mentors');
    const file = Buffer.from(`name;email\n${name};${person.address}\n`);
    await this.house.get(ImportMentors, { strict: false }).execute(scope, cohortId, file);
    return person;
  }

  /** Reserves a seat as matching does when it proposes. */
  async proposed(mentor: Enrolled, student: Enrolled): Promise<string> {
    const proposalId = newId(this.house.clock.nowMs());
    const seat = { mentorEnrolmentId: mentor.enrolmentId, studentEnrolmentId: student.enrolmentId };
    await this.house.get(SeatLedger, { strict: false }).reserve(seat, proposalId);
    return proposalId;
  }

  /** Records that both have said yes, as matching does. */
  async accepted(proposalId: string, mentor: Enrolled, student: Enrolled, programme = this.first): Promise<void> {
    const outbox = this.house.get(Outbox, { strict: false });
    await this.house.get(Transactions, { strict: false }).run(() =>
      outbox.record(ProposalAccepted, {
        subject: { kind: 'proposal', id: proposalId, version: 3 },
        organisationId: student.home,
        ...programme,
        data: {
          proposalId,
          runId: null,
          mentorEnrolmentId: mentor.enrolmentId,
          mentorPersonId: mentor.personId,
          studentEnrolmentId: student.enrolmentId,
          studentPersonId: student.personId,
          homeOrganisationId: student.home,
        },
      }),
    );
  }

  /** Pairs two people all the way. */
  async pairOf(mentor: Enrolled, student: Enrolled, programme = this.first): Promise<Pair> {
    const proposalId = await this.proposed(mentor, student);
    await this.accepted(proposalId, mentor, student, programme);
    await this.house.settle();
    const [newest] = await this.house.get(MyMentorships, { strict: false }).list(student.personId);
    if (!newest) throw new Error('No pair came of the proposal');
    return { id: newest.id, proposalId, mentor, student };
  }

  async pair(): Promise<Pair> {
    return this.pairOf(await this.mentor('Maija Mentori'), await this.student('Sami Student'));
  }

  /** She withdraws her enrolment, and what follows has followed. */
  async withdraw(enrolled: Enrolled): Promise<void> {
    await this.withdrawOnly(enrolled);
    await this.house.settle();
  }

  async withdrawOnly(enrolled: Enrolled): Promise<void> {
    // The lock of a handler at work may come first and change the version.
    for (let tries = 0; ; tries += 1) {
      try {
        return await this.tryToWithdraw(enrolled);
      } catch (error) {
        if (tries === 3) throw error;
      }
    }
  }

  private async tryToWithdraw(enrolled: Enrolled): Promise<void> {
    const { personId, enrolmentId } = enrolled;
    const row = await this.house.database.one<{ version: number }>(
      'select version from programmes.enrolment where id = $1',
      [enrolmentId],
    );
    const actor = await this.actor(personId);
    await this.house.get(ChangeEnrolment, { strict: false }).withdraw(enrolmentId, row?.version ?? 0, actor);
  }

  /** How far one permission of a new person with these grants reaches. */
  async scopeOf(grants: Grant | readonly Grant[], permission: StaffPermission): Promise<Scope> {
    const { personId } = await aPerson(this.house, 'Staff Under Test');
    for (const { role, organisationId = null, programmeId = null } of [grants].flat()) {
      await this.house
        .get(GrantRole, { strict: false })
        .execute({ personId, role, organisationId, programmeId }, SYSTEM);
    }
    const scope = scopeFor(await this.actor(personId), permission);
    if (!scope) throw new Error('The role does not hold the permission');
    return scope;
  }

  async actor(personId: PersonId): Promise<SignedIn> {
    const actor = await this.house.get(FindSignedIn, { strict: false }).execute(personId, this.house.clock.now());
    if (!actor) throw new Error('Nobody has this id');
    return actor;
  }

  private save(
    kind: 'student' | 'mentor',
    record: typeof StudentProfile | typeof MentorProfile,
    person: PersonId,
    answers: object,
  ) {
    const profiles = this.house.get(SaveProfile, { strict: false });
    return profiles.execute<StudentProfile | MentorProfile>(kind, record, person, { ...PROFILE, ...answers } as never);
  }
}

export interface Grant {
  readonly role: StaffRole;
  readonly organisationId?: OrganisationId;
  readonly programmeId?: ProgrammeId;
}

async function addProgramme(house: TestHouse, universities: readonly OrganisationId[]): Promise<Programme> {
  const cohorts = house.get(Cohorts, { strict: false });
  const programmeId = await cohorts.addProgramme({
    name: text('Programme'),
    description: text('For tests'),
    startsOn: '2026-01-01',
    endsOn: '2026-12-31',
    partners: universities.map((organisationId) => ({ organisationId, role: 'part_implementer' })),
  });
  const cohortId = await cohorts.addCohort({
    programmeId,
    name: text('Round 2026'),
    description: text('For tests'),
    opensOn: '2026-01-01',
    closesOn: '2026-12-30',
    startsOn: '2026-01-15',
    endsOn: '2026-12-31',
    approvesSamlStudents: true,
    proposalDays: 7,
  });
  return { programmeId, cohortId };
}

export interface RecordedFact {
  readonly type: string;
  readonly occurredAt: Date;
  readonly organisationId: string | null;
  readonly programmeId: string | null;
  readonly cohortId: string | null;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Facts of one type about one mentorship, in order. */
export function factsOf(house: TestHouse, type: string, mentorshipId: string): Promise<RecordedFact[]> {
  return house.database.query(
    `select type, occurred_at as "occurredAt", organisation_id as "organisationId", programme_id as "programmeId", cohort_id as "cohortId", data
     from platform.fact where type = $1 and data->>'mentorshipId' = $2 order by sequence`,
    [type, mentorshipId],
  );
}
