import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import type { CohortId, Id, OrganisationId, PersonId } from '#platform/kernel';
import type { EnrolmentState } from '../domain/enrolment.js';

export type EnrolmentId = Id<'enrolment'>;
export type EnrolmentRole = 'student' | 'mentor';

/** An application to a cohort. Its state changes in `MoveEnrolment` only. */
@Entity({ schema: 'programmes', name: 'enrolment' })
export class Enrolment {
  @PrimaryColumn('uuid') id: EnrolmentId;
  @Column('uuid') cohortId: CohortId;
  @Column('uuid') personId: PersonId;
  @Column('text') role: EnrolmentRole;
  @Column('text') state: EnrolmentState;
  @Column('uuid', { nullable: true }) homeOrganisationId: OrganisationId | null;
  /** How many students a mentor takes at once in this cohort. */
  @Column('integer', { nullable: true }) capacity: number | null;
  /** What staff told the person. */
  @Column('text', { nullable: true }) reason: string | null;
  @Column('integer', { nullable: true }) privacyNoticeVersion: number | null;
  /** When staff brought the person in; null when she came by herself. */
  @Column('timestamptz', { nullable: true }) invitedAt: Date | null;
  @Column('timestamptz') createdAt: Date;
  @Column('timestamptz', { nullable: true }) submittedAt: Date | null;
  @Column('timestamptz', { nullable: true }) decidedAt: Date | null;
  @VersionColumn() version: number;
}
