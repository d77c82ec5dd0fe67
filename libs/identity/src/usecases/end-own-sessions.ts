import { Injectable } from '@nestjs/common';
import { AuditSink, Database, Transactions } from '#platform';
import { Clock, DomainError, type PersonId } from '#platform/kernel';
import { IdentityError } from '../errors.js';
import { liveSession } from '../sessions/live-session.js';
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
    const parameters: unknown[] = [personId, id];
    const live = liveSession(this.clock.now(), parameters);
    return this.transactions.run(async () => {
      const ended = await this.end(personId, `s.id::text = $2 and ${live}`, parameters);
      if (ended === 0) throw new DomainError(IdentityError.unknownSession);
    });
  }

  /** All but the one that asks, those too that are over and might wake with the end of a role. `current` is the id in its cookie. */
  others(personId: PersonId, current: string): Promise<void> {
    return this.transactions.run(async () => {
      await this.end(personId, 's.id_hash <> $2', [personId, sessionIdHash(current)]);
    });
  }

  private async end(personId: PersonId, which: string, parameters: unknown[]): Promise<number> {
    const now = `$${parameters.push(this.clock.now())}`;
    const ended = await this.database.query(
      `update identity.session s set ended_at = ${now} where s.person_id = $1 and s.ended_at is null and ${which} returning id`,
      parameters,
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
