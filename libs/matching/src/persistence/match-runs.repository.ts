import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import { DomainError, isId } from '#platform/kernel';
import { LIVE_RUN_STATES, type RunStage } from '../domain/match-run.js';
import { MatchingError } from '../errors.js';
import { MatchRun } from './match-run.record.js';

/** How far a run is, and what it has found on the way. */
export interface RunProgress {
  readonly stage: RunStage;
  readonly progress: number;
  readonly inputHash?: string;
  readonly students?: number;
  readonly mentors?: number;
  readonly seats?: number;
  readonly pairsConsidered?: number;
}

@Injectable()
export class MatchRunsRepository {
  constructor(private readonly database: Database) {}

  /** @throws matching.unknown-run */
  async cohortOf(id: string): Promise<string> {
    const run = isId(id)
      ? await this.database.one<{ cohortId: string }>(
          'select cohort_id as "cohortId" from matching.match_run where id = $1',
          [id],
        )
      : undefined;
    if (!run) throw new DomainError(MatchingError.unknownRun);
    return run.cohortId;
  }

  /** The row, locked until the transaction ends. @throws matching.unknown-run */
  async lock(id: string): Promise<MatchRun> {
    if (!isId(id)) throw new DomainError(MatchingError.unknownRun);
    const found = await this.table()
      .createQueryBuilder('r')
      .setLock('pessimistic_write')
      .where('r.id = :id', { id })
      .getOne();
    if (!found) throw new DomainError(MatchingError.unknownRun);
    return found;
  }

  save(run: MatchRun): Promise<MatchRun> {
    return this.table().save(run);
  }

  create(fields: Omit<MatchRun, 'version'>): MatchRun {
    return this.table().create(fields);
  }

  async hasLive(cohortId: string): Promise<boolean> {
    const rows = await this.database.query(
      'select 1 from matching.match_run where cohort_id = $1 and not dry and state = any($2)',
      [cohortId, LIVE_RUN_STATES],
    );
    return rows.length > 0;
  }

  /** Notes progress of a running run, visible at once. False when it should stop: cancelled, or ended by another worker. */
  async note(id: string, at: RunProgress): Promise<boolean> {
    const row = await this.database.one<{ cancel_requested: boolean }>(
      `update matching.match_run set stage = $2, progress = $3, input_hash = coalesce($4, input_hash), students = coalesce($5, students),
         mentors = coalesce($6, mentors), seats = coalesce($7, seats), pairs_considered = coalesce($8, pairs_considered)
       where id = $1 and state = 'running' returning cancel_requested`,
      [id, at.stage, at.progress, at.inputHash, at.students, at.mentors, at.seats, at.pairsConsidered],
    );
    return row !== undefined && !row.cancel_requested;
  }

  private table() {
    return this.database.repository(MatchRun);
  }
}
