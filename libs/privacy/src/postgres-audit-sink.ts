import { Injectable } from '@nestjs/common';
import { type AuditEntry, type AuditSink, Database, Transactions } from '#platform';
import { Clock, newId } from '#platform/kernel';
import { chainHash, GENESIS } from './audit-chain.js';

/** Any number: whoever holds it appends to the chain. Taken late in a transaction, released at its end. */
const CHAIN_LOCK = 7_215_332;

/** The trail of changes as a chain of hashes (OWASP ASVS 5.0, 16.4). */
@Injectable()
export class PostgresAuditSink implements AuditSink {
  constructor(
    private readonly database: Database,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  record(entry: AuditEntry): Promise<void> {
    return this.transactions.run(async () => {
      await this.database.query('select pg_advisory_xact_lock($1)', [CHAIN_LOCK]);
      const last = await this.database.one<{ sequence: number; hash: string }>(
        'select sequence, hash from privacy.audit_entry order by sequence desc limit 1',
      );
      const now = this.clock.now();
      const chained = {
        sequence: (last?.sequence ?? 0) + 1,
        id: newId(now.getTime()),
        recordedAt: now.toISOString(),
        actorKind: entry.actor.kind,
        actor: entry.actor.kind === 'person' ? entry.actor.personId : entry.actor.name,
        action: entry.action,
        subjectKind: entry.subject.kind,
        subjectId: entry.subject.id,
        organisationId: entry.organisationId ?? null,
        details: entry.details ?? {},
      };
      const previous = last?.hash ?? GENESIS;
      await this.database.query(
        `insert into privacy.audit_entry (sequence, id, recorded_at, actor_kind, actor, action, subject_kind, subject_id, organisation_id, details, previous_hash, hash)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
        [
          ...Object.values(chained).map((value) =>
            typeof value === 'object' && value !== null ? JSON.stringify(value) : value,
          ),
          previous,
          chainHash(previous, chained),
        ],
      );
    });
  }
}
