import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { type Scope, scopeCondition } from '#identity';
import { Database } from '#platform';
import { DomainError, isId } from '#platform/kernel';
import type { matchRun } from '../api/matching.contract.js';
import { MatchingError } from '../errors.js';

export type MatchRunView = z.infer<typeof matchRun>;

type Row = Omit<MatchRunView, 'startedAt' | 'finishedAt'> & { startedAt: Date | null; finishedAt: Date | null };

const SELECT = `select id, cohort_id as "cohortId", state, stage, progress, students, mentors, seats, matched, score,
  started_at as "startedAt", finished_at as "finishedAt" from matching.match_run`;

/** Runs as staff follow them. */
@Injectable()
export class MatchRuns {
  constructor(private readonly database: Database) {}

  /** @throws matching.unknown-run, also out of scope */
  async get(scope: Scope, id: string): Promise<MatchRunView> {
    if (!isId(id)) throw new DomainError(MatchingError.unknownRun);
    const parameters: unknown[] = [id];
    const condition = scopeCondition(scope, { organisation: null, programme: 'programme_id' }, parameters);
    const row = await this.database.one<Row>(`${SELECT} where id = $1 and ${condition}`, parameters);
    if (!row) throw new DomainError(MatchingError.unknownRun);
    return {
      ...row,
      startedAt: row.startedAt?.toISOString() ?? null,
      finishedAt: row.finishedAt?.toISOString() ?? null,
    };
  }
}
