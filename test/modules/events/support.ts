import { expect } from '@jest/globals';
import { DraftEvent, type DraftEventCommand, PublishEvent, Register } from '#events';
import {
  Catalogues,
  FindSignedIn,
  GrantRole,
  Organisations,
  requireScope,
  type Scope,
  type SignedIn,
  type StaffPermission,
  type StaffRole,
} from '#identity';
import { SYSTEM } from '#platform';
import type { OrganisationId, PersonId, ProgrammeId } from '#platform/kernel';
import { Cohorts } from '#programmes';
import type { TestHouse } from '../../support/house.js';
import { aPerson, aStudentAt } from '../../support/people.js';

/** The clock of these tests stands at Tuesday 3 February 2026, noon in Helsinki; events are a week later at 17. */
export const STARTS = new Date('2026-02-10T15:00:00Z');
export const ENDS = new Date('2026-02-10T18:00:00Z');

export interface Seats {
  readonly capacity: number;
  readonly taken: number;
  readonly confirmed: number;
  readonly waiting: number;
}

/** A programme with a university and a chamber that hold events. */
export class Hosted {
  private constructor(
    readonly house: TestHouse,
    readonly programme: ProgrammeId,
    readonly university: OrganisationId,
    readonly chamber: OrganisationId,
    readonly manager: SignedIn,
  ) {}

  static async in(house: TestHouse): Promise<Hosted> {
    const organisations = house.get(Organisations, { strict: false });
    const university = await organisations.findOrAdd({ kind: 'university', name: { source: 'fi', fi: 'Metropolia' } });
    const chamber = await organisations.findOrAdd({ kind: 'chamber', name: { source: 'fi', fi: 'Kauppakamari' } });
    const programme = await house.get(Cohorts, { strict: false }).addProgramme({
      name: { source: 'fi', fi: 'Luotsi' },
      description: { source: 'fi', fi: 'Luotsi' },
      startsOn: '2026-01-01',
      endsOn: '2026-12-31',
      partners: [
        { organisationId: chamber, role: 'coordinator' },
        { organisationId: university, role: 'part_implementer' },
      ],
    });
    const manager = await staffOf(house, { role: 'programme_manager', organisationId: null, programmeId: programme });
    return new Hosted(house, programme, university, chamber, manager);
  }

  staff(
    role: StaffRole,
    organisationId: OrganisationId | null,
    programmeId: ProgrammeId | null = this.programme,
  ): Promise<SignedIn> {
    return staffOf(this.house, { role, organisationId, programmeId });
  }

  async draft(more: Partial<DraftEventCommand> = {}, actor = this.manager) {
    const command = {
      title: { source: 'en' as const, en: 'Meet the mentors' },
      description: { source: 'en' as const, en: 'An evening at the harbour' },
      place: 'Maria 01',
      startsAt: STARTS,
      endsAt: ENDS,
      capacity: 2,
      ...more,
    };
    return this.house.get(DraftEvent, { strict: false }).execute(command, scopeOf(actor, 'events.edit-events'));
  }

  async published(capacity: number, more: Partial<DraftEventCommand> = {}) {
    const id = await this.draft({ capacity, ...more });
    await this.house.get(PublishEvent, { strict: false }).execute(id, scopeOf(this.manager, 'events.edit-events'));
    return id;
  }

  async guest(): Promise<SignedIn> {
    return signedIn(this.house, (await aPerson(this.house)).personId);
  }

  async student(): Promise<SignedIn> {
    return signedIn(this.house, (await aStudentAt(this.house, this.university)).personId);
  }

  register(event: string, person: SignedIn) {
    return this.house.get(Register, { strict: false }).execute(event, person);
  }

  /** Guests who registered one after the other. */
  async guests(event: string, count: number) {
    const guests = [];
    for (let guest = 0; guest < count; guest += 1) {
      const actor = await this.guest();
      guests.push({ actor, registration: await this.register(event, actor) });
    }
    return guests;
  }

  async stateOf(registration: { readonly id: string }): Promise<string> {
    const row = await this.house.database.one<{ state: string }>(
      'select state from events.registration where id = $1',
      [registration.id],
    );
    return row?.state ?? 'none';
  }

  /** What one statement sees. */
  async seats(event: string): Promise<Seats> {
    const row = await this.house.database.one<Seats>(
      `select p.capacity, p.taken,
         (select count(*)::int from events.registration r where r.event_id = p.event_id and r.state in ('confirmed', 'attended')) as confirmed,
         (select count(*)::int from events.registration r where r.event_id = p.event_id and r.state = 'waitlisted') as waiting
       from events.pool p where p.event_id = $1`,
      [event],
    );
    if (!row) throw new Error('no such event');
    return row;
  }

  catalogue(id: string) {
    const found = this.house.get(Catalogues, { strict: false }).get(id);
    if (!found) throw new Error(`no catalogue ${id}`);
    return found;
  }

  command(
    actor: SignedIn,
    catalogue: string,
    name: string,
    ids: readonly string[],
    input: Readonly<Record<string, string>> = {},
  ) {
    const command = this.catalogue(catalogue).commands.find((candidate) => candidate.name === name);
    if (!command) throw new Error(`no command ${name}`);
    return command.execute(actor, ids, input);
  }

  facts(type: string) {
    return this.house.database.query<{
      subject_id: string;
      data: Record<string, unknown>;
      occurred_at: Date;
      programme_id: string;
    }>('select subject_id, data, occurred_at, programme_id from platform.fact where type = $1 order by sequence', [
      type,
    ]);
  }
}

/** Truths that hold at every moment (lifecycles.md D). */
export function expectSound({ capacity, taken, confirmed, waiting }: Seats): void {
  expect(taken).toBe(confirmed);
  expect(taken).toBeLessThanOrEqual(capacity);
  if (waiting > 0) expect(taken).toBe(capacity);
}

export function scopeOf(actor: SignedIn, permission: StaffPermission): Scope {
  return requireScope(actor, permission);
}

async function signedIn(house: TestHouse, personId: PersonId): Promise<SignedIn> {
  const found = await house.get(FindSignedIn, { strict: false }).execute(personId, house.clock.now());
  if (!found) throw new Error('nobody');
  return found;
}

async function staffOf(
  house: TestHouse,
  grant: { role: StaffRole; organisationId: OrganisationId | null; programmeId: ProgrammeId | null },
): Promise<SignedIn> {
  const { personId } = await aPerson(house);
  await house.get(GrantRole, { strict: false }).execute({ personId, ...grant }, SYSTEM);
  return signedIn(house, personId);
}
