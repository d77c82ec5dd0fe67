import { CheckIn, DraftEvent, PublishEvent, Register } from '#events';
import { FindSignedIn, GrantRole, Organisations, requireScope, type SignedIn } from '#identity';
import { AnswerProposal, ChangeRules, MyProposals, PublishProposals, StartRun } from '#matching';
import { SYSTEM } from '#platform';
import { type CohortId, HOUR, type OrganisationId, type PersonId, type ProgrammeId } from '#platform/kernel';
import { MentorProfile, SaveProfile, StudentProfile } from '#profiles';
import { Apply, Cohorts, type GroupOffer, ImportMentors, SetUpMentorGroup } from '#programmes';
import type { openApi } from '../house.js';
import { aPerson, aStudentAt } from '../people.js';
import { MENTOR_PROFILE, STUDENT_PROFILE } from './answers.js';

type ApiHouse = Awaited<ReturnType<typeof openApi>>;

/** One university in one programme. */
export interface Place {
  readonly organisationId: OrganisationId;
  readonly programmeId: ProgrammeId;
}
export interface Somebody {
  readonly personId: PersonId;
  readonly address: string;
}
export type Applicant = Somebody & { readonly enrolmentId: string };
export interface Proposed {
  readonly cohortId: CohortId;
  readonly runId: string;
  readonly proposalId: string;
  readonly student: Applicant;
  readonly mentor: Applicant;
}

const text = (en: string) => ({ source: 'en', en }) as const;
const YEAR = { startsOn: '2026-01-01', endsOn: '2026-12-31' };
export const WORLD_SETTINGS = {
  CONSOLE: 'on',
  FEDERATION_METADATA_URL: 'file:///nowhere/metadata.xml',
  FEDERATION_SIGNING_CERT: '-----BEGIN PUBLIC KEY-----',
} as const;

/** Two universities in two programmes, and the doors through which rows come into each of the four places. */
export class World {
  private count = 0;

  private constructor(
    readonly house: ApiHouse,
    readonly organisations: readonly [OrganisationId, OrganisationId],
    readonly programmes: readonly [ProgrammeId, ProgrammeId],
    /** A member of staff who may do all that a programme manager may, everywhere. */
    readonly manager: SignedIn,
  ) {}

  static async open(house: ApiHouse): Promise<World> {
    const add = (kind: 'university' | 'company', name: string) =>
      house.get(Organisations, { strict: false }).findOrAdd({ kind, name: text(name) });
    const organisations = [await add('university', 'University A'), await add('university', 'University B')] as const;
    const programme = async (name: string) => {
      const company = { organisationId: await add('company', `Partner of ${name}`), role: 'partner' as const };
      const partners = organisations.map((organisationId) => ({ organisationId, role: 'part_implementer' as const }));
      return house
        .get(Cohorts, { strict: false })
        .addProgramme({ name: text(name), description: text(''), ...YEAR, partners: [...partners, company] });
    };
    const programmes = [await programme('Programme 1'), await programme('Programme 2')] as const;
    const { personId } = await aPerson(house, 'Manager Of Everything');
    const everything = { role: 'programme_manager', organisationId: null, programmeId: null };
    await house.get(GrantRole, { strict: false }).execute({ personId, ...everything }, SYSTEM);
    return new World(house, organisations, programmes, await signedIn(house, personId));
  }

  /** First university in the first programme, and the three around it. */
  get places(): { readonly own: Place; readonly neighbour: Place; readonly next: Place; readonly opposite: Place } {
    const [a, b] = this.organisations;
    const [first, second] = this.programmes;
    return {
      own: { organisationId: a, programmeId: first },
      neighbour: { organisationId: b, programmeId: first },
      next: { organisationId: a, programmeId: second },
      opposite: { organisationId: b, programmeId: second },
    };
  }

  actor(personId: PersonId): Promise<SignedIn> {
    return signedIn(this.house, personId);
  }

  /** A name that nobody else has and that is part of no other name. */
  name(what: string): string {
    this.count += 1;
    return `${what} Number${String(this.count).padStart(4, '0')}x`;
  }

  cohort(programmeId: ProgrammeId, approvesSamlStudents = false): Promise<CohortId> {
    const cohort = { programmeId, name: text(this.name('Round')), description: text(''), ...YEAR };
    const window = { opensOn: '2026-01-01', closesOn: '2026-12-31', approvesSamlStudents, proposalDays: 7 };
    return this.house.get(Cohorts, { strict: false }).addCohort({ ...cohort, ...window });
  }

  /** An application that waits for staff, unless the cohort takes students as they are. */
  async student(home: OrganisationId, cohortId: CohortId): Promise<Applicant> {
    const person = await aStudentAt(this.house, home, this.name('Student'));
    await this.save('student', StudentProfile, person.personId, STUDENT_PROFILE);
    const enrolment = await this.apply(person.personId, { cohortId, role: 'student' });
    return { ...person, enrolmentId: enrolment };
  }

  /** One who would rather take a group of two to four. */
  groupMentor(cohortId: CohortId): Promise<Applicant> {
    return this.mentor(cohortId, { least: 2, most: 4 });
  }

  async mentor(cohortId: CohortId, groupOffer: GroupOffer | null = null): Promise<Applicant> {
    const name = this.name('Mentor');
    const person = await aPerson(this.house, name);
    await this.invite(cohortId, `name;email\n${name};${person.address}\n`);
    await this.save('mentor', MentorProfile, person.personId, { ...MENTOR_PROFILE, companyId: null });
    const enrolment = await this.apply(person.personId, { cohortId, role: 'mentor', capacity: 1, groupOffer });
    return { ...person, enrolmentId: enrolment };
  }

  /** A mentor of a round of its own who takes students in a group; answers the group's id. */
  async mentorGroup({ programmeId }: Pick<Place, 'programmeId'>): Promise<string> {
    const { enrolmentId: leadEnrolmentId } = await this.mentor(await this.cohort(programmeId));
    return this.house
      .get(SetUpMentorGroup, { strict: false })
      .execute(
        { kind: 'group', leadEnrolmentId, least: 2, seats: 4, homeOrganisationIds: [], fields: [] },
        this.manager,
      );
  }

  /** A round of its own with a student and a mentor who wait. */
  async waiting({ organisationId, programmeId }: Place): Promise<Omit<Proposed, 'runId' | 'proposalId'>> {
    const cohortId = await this.cohort(programmeId, true);
    return { cohortId, student: await this.student(organisationId, cohortId), mentor: await this.mentor(cohortId) };
  }

  /** A version of its own for the rules of a round. */
  async rules({ programmeId }: Place): Promise<string> {
    const cohortId = await this.cohort(programmeId);
    return this.house
      .get(ChangeRules, { strict: false })
      .execute({ cohortId, changes: { points: {}, on: {} }, reason: 'As before.' }, this.manager);
  }

  /** A finished run with one proposal that nobody has sent. */
  async proposed(place: Place): Promise<Proposed> {
    const waiting = await this.waiting(place);
    const runId = await this.house.get(StartRun, { strict: false }).execute(waiting, this.manager);
    await this.house.settle();
    const row = await this.house.database.one<{ id: string }>('select id from matching.proposal where run_id = $1', [
      runId,
    ]);
    return { ...waiting, runId, proposalId: row?.id ?? '' };
  }

  async sent(place: Place): Promise<Proposed> {
    const proposed = await this.proposed(place);
    await this.house.get(PublishProposals, { strict: false }).ofRun(proposed.runId, this.manager);
    return proposed;
  }

  /** A pair that has begun; answers its id too. */
  async pair(place: Place): Promise<Proposed & { readonly mentorshipId: string }> {
    const sent = await this.sent(place);
    for (const { personId } of [sent.student, sent.mentor]) {
      const { version } = await this.house.get(MyProposals, { strict: false }).get(personId, sent.proposalId, 'en');
      const answer = { proposalId: sent.proposalId, answer: 'accept', version } as const;
      await this.house.get(AnswerProposal, { strict: false }).execute(answer, await this.actor(personId));
    }
    await this.house.settle();
    const row = await this.house.database.one<{ id: string }>(
      'select id from mentorship.mentorship where proposal_id = $1',
      [sent.proposalId],
    );
    return { ...sent, mentorshipId: row?.id ?? '' };
  }

  /** An event later today: people may register, and staff may note who came. */
  async event({ organisationId, programmeId }: Place, published = true): Promise<string> {
    const scope = requireScope(this.manager, 'events.edit-events');
    const now = this.house.clock.nowMs();
    const id = await this.house.get(DraftEvent, { strict: false }).execute(
      {
        title: text(this.name('Event')),
        description: text(''),
        place: 'Library',
        startsAt: new Date(now + HOUR),
        endsAt: new Date(now + 2 * HOUR),
        capacity: 5,
        programmeId,
        organiserId: organisationId,
      },
      scope,
    );
    if (published) await this.house.get(PublishEvent, { strict: false }).execute(id, scope);
    return id;
  }

  /** A guest with a seat: a student of the university that has not applied anywhere. */
  async guest(place: Place): Promise<Somebody & { readonly eventId: string; readonly registrationId: string }> {
    const eventId = await this.event(place);
    const person = await aStudentAt(this.house, place.organisationId, this.name('Guest'));
    const actor = await this.actor(person.personId);
    const { id } = await this.house.get(Register, { strict: false }).execute(eventId, actor);
    return { ...person, eventId, registrationId: id };
  }

  /** A guest of whom staff have noted that she came. */
  async attended(place: Place): Promise<string> {
    const { registrationId } = await this.guest(place);
    const scope = requireScope(this.manager, 'events.check-in');
    await this.house.get(CheckIn, { strict: false }).markAttended(registrationId, scope);
    return registrationId;
  }

  /** A mail that the mail server has refused for good. */
  async failedMail({ organisationId, programmeId }: Place): Promise<string> {
    const { personId } = await this.student(organisationId, await this.cohort(programmeId));
    await this.house.settle();
    // The outside world's doing: no mail server stands beside this house.
    const row = await this.house.database.one<{ id: string }>(
      `update notifications.delivery d set state = 'failed', last_error = '550 5.1.1' from notifications.notification n
       where n.id = d.notification_id and n.person_id = $1 returning d.id`,
      [personId],
    );
    return row?.id ?? '';
  }

  /** Mentors of a company, as a file brings them in. */
  async company({ programmeId }: Pick<Place, 'programmeId'>): Promise<void> {
    await this.invite(await this.cohort(programmeId), this.mentorFile());
  }

  private async invite(cohortId: CohortId, file: string): Promise<void> {
    const scope = requireScope(this.manager, 'programmes.import-mentors');
    await this.house.get(ImportMentors, { strict: false }).execute(scope, cohortId, Buffer.from(file));
  }

  /** What follows from an application, which has failed for good. */
  async failedWork({ organisationId, programmeId }: Place): Promise<string> {
    const { enrolmentId } = await this.student(organisationId, await this.cohort(programmeId));
    await this.house.settle();
    // No handler of this house fails by itself.
    const row = await this.house.database.one<{ id: string }>(
      `update platform.delivery d set state = 'failed', error_code = 'unknown' from platform.fact f
       where f.id = d.fact_id and f.subject_id = $1 returning d.id`,
      [enrolmentId],
    );
    return row?.id ?? '';
  }

  /** The grant of somebody's role; one that waits for a second person unless it needs none. Answers its id. */
  async grant(place: Place, role = 'event_host', needsApproval = false): Promise<string> {
    const { personId } = await aPerson(this.house, this.name('Granted'));
    await this.house.get(GrantRole, { strict: false }).execute({ personId, role, ...place, needsApproval }, SYSTEM);
    const row = await this.house.database.one<{ id: string }>(
      'select id from identity.role_grant where person_id = $1',
      [personId],
    );
    return row?.id ?? '';
  }

  mentorFile(): string {
    const name = this.name('Invited');
    return `name;email;company\n${name};${name.toLowerCase().replaceAll(' ', '.')}@example.fi;${this.name('Company')}\n`;
  }

  private save(
    kind: 'student' | 'mentor',
    record: typeof StudentProfile | typeof MentorProfile,
    person: PersonId,
    answers: object,
  ) {
    const profiles = this.house.get(SaveProfile, { strict: false });
    return profiles.execute<StudentProfile | MentorProfile>(kind, record, person, answers as never);
  }

  private async apply(person: PersonId, command: Parameters<Apply['execute']>[0]): Promise<string> {
    return (await this.house.get(Apply, { strict: false }).execute(command, await this.actor(person))).id;
  }
}

async function signedIn(house: ApiHouse, personId: PersonId): Promise<SignedIn> {
  const actor = await house.get(FindSignedIn, { strict: false }).execute(personId, house.clock.now());
  if (!actor) throw new Error('Nobody has this id');
  return actor;
}
