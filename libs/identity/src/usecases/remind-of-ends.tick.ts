import { Injectable } from '@nestjs/common';
import { Database, Outbox, type Tick, Ticks, Transactions } from '#platform';
import { DAY } from '#platform/kernel';
import { REMINDER_DAYS } from '../domain/staff-grants.js';
import { RoleEnding } from '../facts/index.js';
import { liveGrant } from '../persistence/live-grant.js';

interface Ending {
  readonly id: string;
  readonly person_id: string;
  readonly role: string;
  readonly organisation_id: string | null;
  readonly programme_id: string | null;
  readonly valid_to: Date;
}

/** What goes on for longer needs no reminder. */
const GOES_ON = `exists (select 1 from identity.role_grant o where o.person_id = g.person_id and o.role = g.role
  and o.organisation_id is not distinct from g.organisation_id and o.programme_id is not distinct from g.programme_id
  and o.revoked_at is null and o.approved_at is not null and o.valid_from <= g.valid_to and (o.valid_to is null or o.valid_to > g.valid_to))`;

/** Reminds people of roles that end: each at most once 30 and once 7 days before; of several that are due only of the nearest. */
@Injectable()
@Ticks('identity.remind-of-ends', 'hour')
export class RemindOfEnds implements Tick {
  constructor(
    private readonly database: Database,
    private readonly transactions: Transactions,
    private readonly outbox: Outbox,
  ) {}

  async tick(now: Date): Promise<void> {
    // The nearest first: who is reminded of 7 days is not reminded of 30 any more.
    for (const days of [...REMINDER_DAYS].reverse()) await this.transactions.run(() => this.remind(days, now));
  }

  private async remind(days: number, now: Date): Promise<void> {
    const due = await this.database.query<Ending>(
      `update identity.role_grant g set reminder = $3 where ${liveGrant('$1')} and g.valid_to <= $2 and (g.reminder = 0 or g.reminder > $3) and not ${GOES_ON}
       returning g.id, g.person_id, g.role, g.organisation_id, g.programme_id, g.valid_to`,
      [now, new Date(now.getTime() + days * DAY), days],
    );
    for (const { id, person_id, role, organisation_id, programme_id, valid_to } of due) {
      await this.outbox.record(RoleEnding, {
        subject: { kind: 'role-grant', id, version: days },
        organisationId: organisation_id,
        programmeId: programme_id,
        data: { personId: person_id, role, endsAt: valid_to.toISOString(), days },
      });
    }
  }
}
