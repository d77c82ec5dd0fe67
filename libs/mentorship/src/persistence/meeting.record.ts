import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import type { Id, LocalDate, PersonId } from '#platform/kernel';
import type { MeetingMode, MeetingState } from '../domain/meeting.js';
import type { MentorshipId } from './mentorship.record.js';

export type MeetingId = Id<'meeting'>;
export type CountedBy = 'confirmation' | 'silence';

/** That a meeting was held, how long and how; never what was said. */
@Entity({ schema: 'mentorship', name: 'meeting' })
export class Meeting {
  @PrimaryColumn('uuid') id: MeetingId;
  @Column('uuid') mentorshipId: MentorshipId;
  @Column('date') heldOn: LocalDate;
  @Column('integer') minutes: number;
  @Column('text') mode: MeetingMode;
  @Column('text') state: MeetingState;
  @Column('uuid') loggedBy: PersonId;
  @Column('timestamptz') loggedAt: Date;
  @Column('timestamptz', { nullable: true }) countedAt: Date | null;
  @Column('text', { nullable: true }) countedBy: CountedBy | null;
  @VersionColumn() version: number;
}
