import { AttendanceNoted, AttendanceRetracted, EventCancelled } from '#events/facts';
import { FindSignedIn, GrantRole, Organisations, requireScope, type SignedIn, type StaffRole } from '#identity';
import { MeetingCounted, MentorshipStarted } from '#mentorship/facts';
import { type FactDefinition, Outbox, SYSTEM, Transactions } from '#platform';
import type { OrganisationId, PersonId, ProgrammeId } from '#platform/kernel';
import { Cohorts, EnterParticipant } from '#programmes';
import { commandScope, ExportIndicators, type ExportIndicatorsCommand, type ReportScope, staffScope } from '#reporting';
import type { TestHouse } from '../../support/house.js';
import { aPerson, someId } from '../../support/people.js';

export const PERIOD = { from: '2026-01-01', to: '2026-03-31' };
export const COMMAND = commandScope('luotsi report export');

export const scopeOf = (actor: SignedIn) => requireScope(actor, 'reporting.export-indicators');
export const reportScopeOf = (actor: SignedIn) => staffScope(scopeOf(actor));

/** A programme of two universities and a chamber, and the facts that the other rooms would announce about it. */
export class Reported {
  private constructor(
    readonly house: TestHouse,
    readonly metropolia: OrganisationId,
    readonly laurea: OrganisationId,
    readonly chamber: OrganisationId,
    readonly programme: ProgrammeId,
    readonly other: ProgrammeId,
  ) {}

  static async in(house: TestHouse): Promise<Reported> {
    const add = (kind: 'university' | 'chamber', name: string) =>
      house.get(Organisations, { strict: false }).findOrAdd({ kind, name: { source: 'fi', fi: name } });
    const [metropolia, laurea, chamber] = [
      await add('university', 'Metropolia'),
      await add('university', 'Laurea'),
      await add('chamber', 'Kauppakamari'),
    ];
    const programmeOf = (name: string, ...partners: OrganisationId[]) =>
      house.get(Cohorts, { strict: false }).addProgramme({
        name: { source: 'fi', fi: name },
        description: { source: 'fi', fi: name },
        startsOn: '2026-01-01',
        endsOn: '2026-12-31',
        partners: partners.map((organisationId) => ({ organisationId, role: 'part_implementer' })),
      });
    const programme = await programmeOf('Luotsin kevät', metropolia, laurea, chamber);
    return new Reported(house, metropolia, laurea, chamber, programme, await programmeOf('Toinen ohjelma', laurea));
  }

  async student(home: OrganisationId | null, programme = this.programme): Promise<PersonId> {
    const { personId } = await aPerson(this.house);
    await this.enter(personId, home, programme);
    return personId;
  }

  async mentor(): Promise<PersonId> {
    return (await aPerson(this.house)).personId;
  }

  enter(personId: PersonId, home: OrganisationId | null, programme = this.programme): Promise<void> {
    return this.house
      .get(Transactions, { strict: false })
      .run(() => this.house.get(EnterParticipant, { strict: false }).execute(personId, programme, home));
  }

  started(
    mentorshipId: string,
    students: readonly PersonId[],
    homes: readonly OrganisationId[],
    at: string,
    programme = this.programme,
  ) {
    const data = {
      mentorshipId,
      mentorPersonIds: [someId()],
      studentPersonIds: [...students],
      homeOrganisationIds: [...homes],
    };
    return this.record(MentorshipStarted, { kind: 'mentorship', id: mentorshipId }, data, at, programme);
  }

  met(meetingId: string, students: readonly PersonId[], homes: readonly OrganisationId[], heldOn: string) {
    const members = {
      mentorshipId: someId(),
      mentorPersonIds: [someId()],
      studentPersonIds: [...students],
      homeOrganisationIds: [...homes],
    };
    const data = { ...members, meetingId, heldOn, minutes: 60, by: 'confirmation' as const };
    return this.record(MeetingCounted, { kind: 'meeting', id: meetingId }, data, `${heldOn}T12:00:00Z`, this.programme);
  }

  /** `at` is the end of the event. */
  came(
    registrationId: string,
    personId: PersonId,
    home: OrganisationId | null,
    at: string,
    version = 1,
    eventId = someId(),
  ) {
    const data = { eventId, registrationId, personId, homeOrganisationId: home };
    return this.record(
      AttendanceNoted,
      { kind: 'registration', id: registrationId, version },
      data,
      at,
      this.programme,
    );
  }

  takenBack(registrationId: string, personId: PersonId, home: OrganisationId | null, at: string, version = 2) {
    const data = { eventId: someId(), registrationId, personId, homeOrganisationId: home };
    return this.record(
      AttendanceRetracted,
      { kind: 'registration', id: registrationId, version },
      data,
      at,
      this.programme,
    );
  }

  calledOff(eventId: string) {
    const at = this.house.clock.now().toISOString();
    return this.record(EventCancelled, { kind: 'event', id: eventId, version: 3 }, { eventId }, at, this.programme);
  }

  private record<Data>(
    fact: FactDefinition<Data>,
    subject: { kind: string; id: string; version?: number },
    data: Data,
    at: string,
    programmeId: ProgrammeId,
  ) {
    return this.house
      .get(Transactions, { strict: false })
      .run(() =>
        this.house
          .get(Outbox, { strict: false })
          .record(fact, { subject: { version: 1, ...subject }, data, occurredAt: new Date(at), programmeId }),
      );
  }

  /** Exports and answers the figures: indicator -> whose -> value, organisations by their names. */
  async figures(
    more: Partial<ExportIndicatorsCommand> = {},
    scope: ReportScope = COMMAND,
  ): Promise<Record<string, Record<string, number>>> {
    const { report } = await this.export(more, scope);
    const names = new Map(report.organisations.map(({ id, name }) => [id, name.fi ?? id]));
    const found: Record<string, Record<string, number>> = {};
    for (const { indicator, of, value } of report.figures) {
      found[indicator] = { ...found[indicator], [names.get(of) ?? of]: value };
    }
    return found;
  }

  export(more: Partial<ExportIndicatorsCommand> = {}, scope: ReportScope = COMMAND) {
    const command = { ...PERIOD, programme: this.programme, format: 'csv', language: 'fi' as const, ...more };
    return this.house.get(ExportIndicators, { strict: false }).execute(command, scope);
  }

  coordinatorOf(organisationId: OrganisationId, programmeId = this.programme): Promise<SignedIn> {
    return this.staff({ role: 'university_coordinator', organisationId, programmeId });
  }

  managerOf(programmeId = this.programme): Promise<SignedIn> {
    return this.staff({ role: 'programme_manager', organisationId: null, programmeId });
  }

  /** A member of staff with the given roles, as the console knows her. */
  async staff(
    ...grants: { role: StaffRole; organisationId: OrganisationId | null; programmeId: ProgrammeId | null }[]
  ): Promise<SignedIn> {
    const { personId } = await aPerson(this.house, 'Kaisa Koordinaattori');
    for (const grant of grants)
      await this.house.get(GrantRole, { strict: false }).execute({ personId, ...grant }, SYSTEM);
    const signedIn = await this.house.get(FindSignedIn, { strict: false }).execute(personId, this.house.clock.now());
    if (!signedIn) throw new Error('nobody');
    return signedIn;
  }
}
