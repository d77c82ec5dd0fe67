import { jest } from '@jest/globals';
import { FindSignedIn, GrantRole, Organisations, requireScope, type SignedIn, type StaffRole } from '#identity';
import { SYSTEM } from '#platform';
import {
  addDays,
  type CohortId,
  localDate,
  type OrganisationId,
  type PersonId,
  type ProgrammeId,
} from '#platform/kernel';
import { Cohorts, ImportMentors } from '#programmes';
import type { Browser } from '../../support/browser.js';
import type { openApi } from '../../support/house.js';
import { aPerson, aStudentAt, signInWith } from '../../support/people.js';
import { UNSAID_BY_MENTOR, UNSAID_BY_STUDENT } from '../../support/unsaid.js';

// Every person signs in through the real routes, and a laden machine takes its time.
jest.setTimeout(60_000);

export type ApiHouse = Awaited<ReturnType<typeof openApi>>;

const text = (en: string) => ({ source: 'en', en }) as const;

const PROFILE = {
  field: '06',
  languages: [{ language: 'en', level: 'C1' }],
  slots: ['mon-evening'],
  modes: ['remote'],
  version: 0,
};
export const STUDENT_PROFILE = {
  ...UNSAID_BY_STUDENT,
  ...PROFILE,
  degreeType: '1',
  degreeProgramme: 'Information Technology',
  graduationYear: 2027,
  skills: [],
  wishes: ['interviews'],
  wishText: '',
  birthYear: 1999,
  citizenshipGroup: 'other',
  municipality: '091',
};
export const MENTOR_PROFILE = {
  ...UNSAID_BY_MENTOR,
  ...PROFILE,
  title: 'Engineer',
  company: 'Koodi Oy',
  industry: null,
  yearsOfExperience: 9,
  offers: ['interviews'],
  about: '',
};
/** From the day on which the cohort is made. */
export const DAYS_OPEN = 25;
export const DAYS_LONG = 230;
export const CONSENT = { understandsNoJobPromise: true, acceptsPrivacyNotice: true };

export interface Visitor {
  readonly browser: Browser;
  readonly personId: PersonId;
}
export interface EnrolmentView {
  readonly id: string;
  readonly cohortId: string;
  readonly role: string;
  readonly state: string;
  readonly reason: string | null;
  readonly version: number;
}

/** A programme of two universities with a cohort that is open now. Its staff screen every application. */
export class AProgramme {
  private constructor(
    private readonly house: ApiHouse,
    readonly metropolia: OrganisationId,
    readonly laurea: OrganisationId,
    readonly programmeId: ProgrammeId,
    readonly cohortId: CohortId,
  ) {}

  static async open(house: ApiHouse): Promise<AProgramme> {
    const organisations = house.get(Organisations, { strict: false });
    const metropolia = await organisations.findOrAdd({ kind: 'university', name: text('Metropolia') });
    const laurea = await organisations.findOrAdd({ kind: 'university', name: text('Laurea') });
    const programmeId = await addProgramme(house, [metropolia, laurea]);
    return new AProgramme(house, metropolia, laurea, programmeId, await addCohort(house, programmeId));
  }

  /** Another programme of the same two universities, with a cohort of its own. */
  async another(): Promise<AProgramme> {
    const { house, metropolia, laurea } = this;
    const programmeId = await addProgramme(house, [metropolia, laurea]);
    return new AProgramme(house, metropolia, laurea, programmeId, await addCohort(house, programmeId));
  }

  anotherCohort(): Promise<CohortId> {
    return addCohort(this.house, this.programmeId);
  }

  async student(organisation = this.metropolia): Promise<Visitor> {
    const { personId, address } = await aStudentAt(this.house, organisation);
    return { browser: await signInWith(this.house, address), personId };
  }

  /** A student with a profile who has sent her application. */
  async applicant(organisation = this.metropolia) {
    const student = await this.student(organisation);
    await student.browser.put('/api/v1/me/student-profile', STUDENT_PROFILE);
    const answer = await this.applyAs('student', student.browser);
    return { ...student, answer, enrolment: (await answer.json()) as EnrolmentView };
  }

  /** Somebody whom staff have brought in by a file, signed in, with her profile. */
  async invitedMentor(address: string, name = 'Mentor Under Test'): Promise<Visitor> {
    await this.import(`name;email\n${name};${address}\n`);
    const browser = await signInWith(this.house, address);
    await browser.put('/api/v1/me/mentor-profile', MENTOR_PROFILE);
    const { person } = (await (await browser.get('/api/v1/me')).json()) as { person: { id: PersonId } };
    return { browser, personId: person.id };
  }

  applyAs(role: 'student' | 'mentor', browser: Browser, cohortId: CohortId = this.cohortId): Promise<Response> {
    return browser.post('/api/v1/me/enrolments', { ...CONSENT, role, cohortId });
  }

  async enrolmentsOf({ browser }: Pick<Visitor, 'browser'>): Promise<EnrolmentView[]> {
    return ((await (await browser.get('/api/v1/me/enrolments')).json()) as { items: EnrolmentView[] }).items;
  }

  /** New company officers each time: what they bring in is known whoever brings it. */
  async import(csv: string): Promise<{ invited: number; known: number; faulty: number }> {
    const officer = await this.staff('company_officer', null, this.programmeId);
    const scope = requireScope(officer, 'programmes.import-mentors');
    return this.house.get(ImportMentors, { strict: false }).execute(scope, this.cohortId, Buffer.from(csv));
  }

  coordinatorOf(organisationId: OrganisationId, programmeId: ProgrammeId | null = null): Promise<SignedIn> {
    return this.staff('university_coordinator', organisationId, programmeId);
  }

  async staff(
    role: StaffRole,
    organisationId: OrganisationId | null,
    programmeId: ProgrammeId | null,
  ): Promise<SignedIn> {
    const { personId } = await aPerson(this.house);
    await this.house.get(GrantRole, { strict: false }).execute({ personId, role, organisationId, programmeId }, SYSTEM);
    const actor = await this.house.get(FindSignedIn, { strict: false }).execute(personId, this.house.clock.now());
    if (!actor) throw new Error('no staff');
    return actor;
  }
}

function addProgramme(house: ApiHouse, partners: readonly OrganisationId[]): Promise<ProgrammeId> {
  const today = localDate(house.clock.now());
  return house.get(Cohorts, { strict: false }).addProgramme({
    name: text('Programme'),
    description: text('For tests'),
    startsOn: addDays(today, -30),
    endsOn: addDays(today, 400),
    partners: partners.map((organisationId) => ({ organisationId, role: 'part_implementer' })),
  });
}

function addCohort(house: ApiHouse, programmeId: ProgrammeId): Promise<CohortId> {
  const today = localDate(house.clock.now());
  return house.get(Cohorts, { strict: false }).addCohort({
    programmeId,
    name: text('Round'),
    description: text('For tests'),
    opensOn: addDays(today, -2),
    closesOn: addDays(today, DAYS_OPEN),
    startsOn: addDays(today, DAYS_OPEN + 1),
    endsOn: addDays(today, DAYS_LONG),
    approvesSamlStudents: false,
    proposalDays: 7,
  });
}
