import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import type { CohortId, Id, PersonId, ProgrammeId } from '#platform/kernel';
import type { RunStage, RunState } from '../domain/match-run.js';
import type { RunSettings } from '../domain/run-settings.js';

export type MatchRunId = Id<'match-run'>;

/** One computation of proposals for a cohort, with what it read, how far it is and what came of it. */
@Entity({ schema: 'matching', name: 'match_run' })
export class MatchRun {
  @PrimaryColumn('uuid') id: MatchRunId;
  @Column('uuid') cohortId: CohortId;
  @Column('uuid') programmeId: ProgrammeId;
  @Column('uuid') ruleSetId: string;
  /** One that is only looked at: it proposes nothing and holds no seats, so a cohort may have any number. */
  @Column('boolean') dry: boolean;
  @Column('jsonb') settings: RunSettings;
  /** How often staff changed its pairs, undoing included. */
  @Column('integer') revision: number;
  @Column('text') state: RunState;
  @Column('text') stage: RunStage;
  @Column('integer') progress: number;
  @Column('boolean') cancelRequested: boolean;
  /** sha256 of all that the result depends on: equal hashes, equal pairs. */
  @Column('text', { nullable: true }) inputHash: string | null;
  @Column('integer') engineVersion: number;
  /** Why it failed, for the operator; no personal data. */
  @Column('text', { nullable: true }) failure: string | null;
  @Column('integer') students: number;
  @Column('integer') mentors: number;
  @Column('integer') seats: number;
  @Column('integer') pairsConsidered: number;
  @Column('integer') matched: number;
  @Column('integer') score: number;
  @Column('uuid') startedBy: PersonId;
  /** Staff asked for it, or it goes on from a run of theirs after declines and silence. */
  @Column('text') because: 'staff' | 'places-came-free';
  @Column('timestamptz') createdAt: Date;
  @Column('timestamptz', { nullable: true }) startedAt: Date | null;
  @Column('timestamptz', { nullable: true }) finishedAt: Date | null;
  @VersionColumn() version: number;
}
