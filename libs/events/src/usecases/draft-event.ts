import { Injectable } from '@nestjs/common';
import { reaches, type Scope } from '#identity';
import { AuditSink, Database, Transactions } from '#platform';
import { Clock, DomainError, type LocalisedText, newId, type OrganisationId, type ProgrammeId } from '#platform/kernel';
import { checkCapacity, checkTimes } from '../domain/event.js';
import { EventsError } from '../errors.js';
import { type EventId, EventsRepository } from '../persistence/events.repository.js';

export interface DraftEventCommand {
  readonly title: LocalisedText;
  readonly description: LocalisedText;
  readonly place: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly capacity: number;
  /** Now when left out. */
  readonly registrationOpensAt?: Date | undefined;
  /** The event's beginning when left out. */
  readonly registrationClosesAt?: Date | undefined;
  /** Left out: the only programme that the role reaches. */
  readonly programmeId?: string | undefined;
  /** Left out: the role's own organisation, else the coordinator of the programme. */
  readonly organiserId?: string | undefined;
}

/** Staff write down a new event. Nobody sees it before it is published. */
@Injectable()
export class DraftEvent {
  constructor(
    private readonly events: EventsRepository,
    private readonly database: Database,
    private readonly transactions: Transactions,
    private readonly audit: AuditSink,
    private readonly clock: Clock,
  ) {}

  /** @throws events.text-needed, bad-times, bad-capacity, programme-needed, organiser-needed */
  execute(command: DraftEventCommand, scope: Scope): Promise<EventId> {
    return this.transactions.run(async () => {
      const now = this.clock.now();
      const { title, description, startsAt, endsAt, capacity } = command;
      const place = command.place.trim();
      if (!title[title.source]?.trim() || !place) throw new DomainError(EventsError.textNeeded);
      const registrationOpensAt = command.registrationOpensAt ?? now;
      const registrationClosesAt = command.registrationClosesAt ?? startsAt;
      checkTimes({ startsAt, endsAt, registrationOpensAt, registrationClosesAt });
      checkCapacity(capacity);
      const programmeId = await this.programmeOf(command.programmeId, scope);
      const organiserId = await this.organiserOf(command.organiserId, programmeId, scope);
      const id = newId<'event'>(now.getTime());
      const times = { startsAt, endsAt, registrationOpensAt, registrationClosesAt };
      await this.events.add(
        { id, programmeId, organiserId, title, description, place, ...times, state: 'draft' },
        capacity,
        now,
      );
      await this.audit.record({
        actor: { kind: 'person', personId: scope.reader },
        action: 'events.draft-event',
        subject: { kind: 'event', id },
        organisationId: organiserId,
      });
      return id;
    });
  }

  private async programmeOf(wanted: string | undefined, scope: Scope): Promise<ProgrammeId> {
    const rows = await this.database.query<{ id: ProgrammeId }>(
      'select id from programmes.programme where $1::uuid is null or id = $1 order by id',
      [wanted ?? null],
    );
    const [programme, ...others] = rows.filter(({ id }) => reaches(scope, { programmeId: id }));
    if (!programme || others.length > 0) throw new DomainError(EventsError.programmeNeeded);
    return programme.id;
  }

  private async organiserOf(
    wanted: string | undefined,
    programmeId: ProgrammeId,
    scope: Scope,
  ): Promise<OrganisationId> {
    const own = new Set(
      scope.pairs
        .filter((pair) => pair.programmeId === null || pair.programmeId === programmeId)
        .map((pair) => pair.organisationId),
    );
    const [only = null] = own;
    const meant = wanted ?? (own.size === 1 ? only : null);
    const found = await this.database.one<{ id: OrganisationId }>(
      `select o.id from identity.organisation o where o.state = 'active' and case when $1::uuid is not null then o.id = $1
         else o.id in (select p.organisation_id from programmes.partner p where p.programme_id = $2 and p.role = 'coordinator') end
       order by o.id limit 1`,
      [meant, programmeId],
    );
    if (!found || !reaches(scope, { organisationId: found.id, programmeId }))
      throw new DomainError(EventsError.organiserNeeded);
    return found.id;
  }
}
