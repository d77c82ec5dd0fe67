import { Injectable } from '@nestjs/common';
import { type AuditEntry, type AuditSink, Database, type OpenTransaction, Transactions } from '#platform';
import { Clock, newId } from '#platform/kernel';
import { type ChainedEntry, chainHash, GENESIS } from './audit-chain.js';

/** Any number: whoever holds it appends to the chain. */
const CHAIN_LOCK = 7_215_332;

type NotedEntry = Omit<ChainedEntry, 'sequence'>;

/**
 * The trail of changes as a chain of hashes (OWASP ASVS 5.0, 16.4). Entries wait in memory until their transaction is about to commit and are
 * appended together: whoever holds the chain's lock has nothing else to wait for, so long work holds up nobody and no two acts lock each other out.
 */
@Injectable()
export class PostgresAuditSink implements AuditSink {
  private readonly noted = new WeakMap<OpenTransaction, NotedEntry[]>();

  constructor(
    private readonly database: Database,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  record(entry: AuditEntry): Promise<void> {
    const noted = this.note(entry);
    return this.transactions.run(async (transaction) => {
      const waiting = this.noted.get(transaction);
      if (waiting) {
        waiting.push(noted);
        return;
      }
      const entries = [noted];
      transaction.beforeCommit(() => this.append(entries));
      this.noted.set(transaction, entries);
    });
  }

  private note(entry: AuditEntry): NotedEntry {
    const now = this.clock.now();
    return {
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
  }

  private async append(entries: readonly NotedEntry[]): Promise<void> {
    await this.database.query('select pg_advisory_xact_lock($1)', [CHAIN_LOCK]);
    const last = await this.database.one<{ sequence: number; hash: string }>(
      'select sequence, hash from privacy.audit_entry order by sequence desc limit 1',
    );
    let sequence = last?.sequence ?? 0;
    let previousHash = last?.hash ?? GENESIS;
    const rows = entries.map((entry) => {
      sequence += 1;
      const chained = { sequence, ...entry };
      const row = { ...chained, previousHash, hash: chainHash(previousHash, chained) };
      previousHash = row.hash;
      return row;
    });
    await this.database.query(
      `insert into privacy.audit_entry (sequence, id, recorded_at, actor_kind, actor, action, subject_kind, subject_id, organisation_id, details, previous_hash, hash)
       select sequence, id, "recordedAt", "actorKind", actor, action, "subjectKind", "subjectId", "organisationId", details, "previousHash", hash
       from jsonb_to_recordset($1::jsonb) as row (sequence bigint, id uuid, "recordedAt" timestamptz, "actorKind" text, actor text, action text,
         "subjectKind" text, "subjectId" text, "organisationId" uuid, details jsonb, "previousHash" text, hash text)`,
      [JSON.stringify(rows)],
    );
  }
}
