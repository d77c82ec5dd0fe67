import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import type { CohortId, Id, ProgrammeId } from '#platform/kernel';
import type { TalkRoundState } from '../domain/talk-round.js';

export type TalkRoundId = Id<'talk-round'>;

/** Short talks at a kick-off: who is asked to come when, for how long, and how far it is. */
@Entity({ schema: 'matching', name: 'talk_round' })
export class TalkRound {
  @PrimaryColumn('uuid') id: TalkRoundId;
  @Column('uuid') cohortId: CohortId;
  @Column('uuid') programmeId: ProgrammeId;
  @Column('text') state: TalkRoundState;
  @Column('timestamptz') startsAt: Date;
  @Column('integer') minutes: number;
  @Column('integer') pauseMinutes: number;
  @Column('integer') talksPerStudent: number;
  @Column('integer') talksPerMentor: number;
  /** How many can talk at once; null is a table for each mentor. */
  @Column('integer', { nullable: true }) tables: number | null;
  @Column('text') place: string;
  /** Who was there to be planned for. */
  @Column('integer') students: number;
  @Column('integer') mentors: number;
  /** How many times there are. */
  @Column('integer') slots: number;
  @Column('timestamptz') createdAt: Date;
  @Column('timestamptz', { nullable: true }) publishedAt: Date | null;
  @Column('timestamptz', { nullable: true }) closedAt: Date | null;
  @VersionColumn() version: number;
}
