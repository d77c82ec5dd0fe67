import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import type { CohortId, Id, LocalDate, ProgrammeId } from '#platform/kernel';
import type { MentorshipState } from '../domain/mentorship.js';

export type MentorshipId = Id<'mentorship'>;

/** A pair or group that came of an accepted proposal. */
@Entity({ schema: 'mentorship', name: 'mentorship' })
export class Mentorship {
  @PrimaryColumn('uuid') id: MentorshipId;
  @Column('uuid') cohortId: CohortId;
  @Column('uuid') programmeId: ProgrammeId;
  @Column('uuid') proposalId: string;
  /** The group of mentors that takes these students together. */
  @Column('uuid', { nullable: true }) groupId: string | null;
  @Column('text') state: MentorshipState;
  @Column('timestamptz') agreedAt: Date;
  /** When the first meeting was held. */
  @Column('timestamptz', { nullable: true }) startedAt: Date | null;
  @Column('timestamptz', { nullable: true }) endedAt: Date | null;
  /** The last day as planned. */
  @Column('date') endsOn: LocalDate;
  @VersionColumn() version: number;
}
