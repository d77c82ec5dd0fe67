import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import type { CohortId, Id, OrganisationId, PersonId } from '#platform/kernel';
import type { EnrolmentState } from '../domain/enrolment.js';
import type { GroupOffer } from '../domain/mentor-group.js';

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
  /** How many students a mentor takes at once in this cohort, one to one. */
  @Column('integer', { nullable: true }) capacity: number | null;
  /** The group that a mentor would rather take; both or neither (`GroupOffer`). */
  @Column('integer', { nullable: true }) groupLeast: number | null;
  @Column('integer', { nullable: true }) groupMost: number | null;
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

export function groupOfferOf({
  groupLeast,
  groupMost,
}: Pick<Enrolment, 'groupLeast' | 'groupMost'>): GroupOffer | null {
  return groupLeast === null || groupMost === null ? null : { least: groupLeast, most: groupMost };
}

/** Null takes an offer back. */
export function offerGroup(enrolment: Enrolment, offer: GroupOffer | null): void {
  enrolment.groupLeast = offer?.least ?? null;
  enrolment.groupMost = offer?.most ?? null;
}
