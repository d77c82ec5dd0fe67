import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import { type ChainedEntry, chainHash, GENESIS } from '../audit-chain.js';

interface Row extends Omit<ChainedEntry, 'recordedAt'> {
  readonly recordedAt: Date;
  readonly previousHash: string;
  readonly hash: string;
}

/** Recomputes the chain. Answers the first entry that does not fit, or undefined when all do. */
@Injectable()
export class VerifyAuditChain {
  constructor(private readonly database: Database) {}

  async execute(): Promise<{ readonly entries: number; readonly brokenAt: number | undefined }> {
    const rows = await this.database.query<Row>(
      `select sequence, id, recorded_at as "recordedAt", actor_kind as "actorKind", actor, action, subject_kind as "subjectKind",
         subject_id as "subjectId", organisation_id as "organisationId", details, previous_hash as "previousHash", hash
       from privacy.audit_entry order by sequence`,
    );
    let previous = GENESIS;
    for (const [index, { hash, previousHash, ...entry }] of rows.entries()) {
      const fits =
        entry.sequence === index + 1 &&
        previousHash === previous &&
        chainHash(previous, { ...entry, recordedAt: entry.recordedAt.toISOString() }) === hash;
      if (!fits) return { entries: rows.length, brokenAt: entry.sequence };
      previous = hash;
    }
    return { entries: rows.length, brokenAt: undefined };
  }
}
