import { Injectable } from '@nestjs/common';
import { AuditSink, Database, Transactions } from '#platform';
import { Clock, DomainError, type PersonId } from '#platform/kernel';
import { IdentityError } from '../errors.js';
import { sessionIdHash } from '../sessions/session-store.js';

/** A person ends sessions of their own: at once, in every process. */
@Injectable()
export class EndOwnSessions {
  constructor(
    private readonly database: Database,
    private readonly transactions: Transactions,
    private readonly audit: AuditSink,
    private readonly clock: Clock,
  ) {}

  /** @throws identity.unknown-session for those of others, ended and invented ones. */
  one(personId: PersonId, id: string): Promise<void> {
    return this.transactions.run(async () => {
      const ended = await this.end(personId, 'id::text = $3', id);
      if (ended === 0) throw new DomainError(IdentityError.unknownSession);
    });
  }

  /** All but the one that asks. `current` is the id in its cookie. */
  others(personId: PersonId, current: string): Promise<void> {
    return this.transactions.run(async () => {
      await this.end(personId, 'id_hash <> $3', sessionIdHash(current));
    });
  }

  private async end(personId: PersonId, which: string, value: string): Promise<number> {
    const ended = await this.database.query(
      `update identity.session set ended_at = $1 where person_id = $2 and ended_at is null and expires_at > $1 and ${which} returning id`,
      [this.clock.now(), personId, value],
    );
    if (ended.length > 0) {
      const details = { sessions: ended.length };
      const subject = { kind: 'person', id: personId };
      await this.audit.record({
        actor: { kind: 'person', personId },
        action: 'identity.end-own-sessions',
        subject,
        details,
      });
    }
    return ended.length;
  }
}
