import { Injectable } from '@nestjs/common';
import { AuditSink, Database, Transactions } from '#platform';
import { Clock, DomainError, type PersonId } from '#platform/kernel';
import type { SignedIn } from '../domain/scope.js';
import { IdentityError } from '../errors.js';
import { Administrators } from '../persistence/administrators.js';

/** Closes and opens accounts. Who is closed is out everywhere at the next request, cannot sign in, and loses nothing else. */
@Injectable()
export class CloseAccount {
  constructor(
    private readonly database: Database,
    private readonly administrators: Administrators,
    private readonly transactions: Transactions,
    private readonly audit: AuditSink,
    private readonly clock: Clock,
  ) {}

  /** @throws identity.unknown-person, identity.close-self, identity.last-administrator */
  close(id: string, actor: SignedIn): Promise<void> {
    if (id === actor.personId) return Promise.reject(new DomainError(IdentityError.closeSelf));
    return this.transactions.run(async () => {
      await this.administrators.requireOneBeside(({ personId }) => personId === id);
      await this.turn(id, 'active', 'disabled');
      const sessions = await this.endAll(id);
      await this.note('identity.close-account', id, actor, { sessions });
    });
  }

  /** @throws identity.unknown-person */
  open(id: string, actor: SignedIn): Promise<void> {
    return this.transactions.run(async () => {
      await this.turn(id, 'disabled', 'active');
      await this.note('identity.open-account', id, actor, {});
    });
  }

  /** Signs a person out everywhere, e.g. when a telephone was lost. @throws identity.unknown-person */
  endSessions(id: string, actor: SignedIn): Promise<void> {
    return this.transactions.run(async () => {
      const person = await this.database.one(
        `select 1 from identity.person where id::text = $1 and state <> 'erased'`,
        [id],
      );
      if (!person) throw new DomainError(IdentityError.unknownPerson);
      const sessions = await this.endAll(id);
      await this.note('identity.end-sessions', id, actor, { sessions });
    });
  }

  private async turn(id: string, from: string, to: string): Promise<void> {
    const turned = await this.database.query(
      'update identity.person set state = $3, version = version + 1 where id::text = $1 and state = $2 returning id',
      [id, from, to],
    );
    if (turned.length === 0) throw new DomainError(IdentityError.unknownPerson);
  }

  private async endAll(id: string): Promise<number> {
    const ended = await this.database.query(
      'update identity.session set ended_at = $2 where person_id::text = $1 and ended_at is null returning id',
      [id, this.clock.now()],
    );
    return ended.length;
  }

  private note(action: string, id: string, { personId }: SignedIn, details: Record<string, number>): Promise<void> {
    const subject = { kind: 'person', id: id as PersonId };
    return this.audit.record({ actor: { kind: 'person', personId }, action, subject, details });
  }
}
