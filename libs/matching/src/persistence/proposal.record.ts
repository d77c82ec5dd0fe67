import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import type { CohortId, Id, OrganisationId, PersonId, ProgrammeId } from '#platform/kernel';
import type { Origin, ProposalState } from '../domain/proposal.js';
import type { ScorePart } from '../domain/score-parts.js';
import type { MatchRunId } from './match-run.record.js';

export type ProposalId = Id<'proposal'>;
export type SideRole = 'student' | 'mentor';
export type SideAnswer = 'none' | 'accepted' | 'declined';

/** A pair that a run, a student or staff found. It holds one of the mentor's seats as long as it lives. */
@Entity({ schema: 'matching', name: 'proposal' })
export class Proposal {
  @PrimaryColumn('uuid') id: ProposalId;
  @Column('uuid', { nullable: true }) runId: MatchRunId | null;
  @Column('uuid') cohortId: CohortId;
  @Column('uuid') programmeId: ProgrammeId;
  @Column('uuid') mentorEnrolmentId: string;
  @Column('uuid') studentEnrolmentId: string;
  @Column('uuid') mentorPersonId: PersonId;
  @Column('uuid') studentPersonId: PersonId;
  /** The student's at the time: whose coordinators see it. */
  @Column('uuid', { nullable: true }) homeOrganisationId: OrganisationId | null;
  /** The group of mentors whose place it is; the mentor leads it. */
  @Column('uuid', { nullable: true }) groupId: string | null;
  /** When the student became part of the group. */
  @Column('timestamptz', { nullable: true }) joinedAt: Date | null;
  @Column('integer') score: number;
  @Column('jsonb') parts: readonly ScorePart[];
  @Column('text') state: ProposalState;
  /** Why staff withdrew it. */
  @Column('text', { nullable: true }) reason: string | null;
  @Column('timestamptz', { nullable: true }) sentAt: Date | null;
  @Column('timestamptz', { nullable: true }) expiresAt: Date | null;
  /** The mentorship that came of it. */
  @Column('uuid', { nullable: true }) mentorshipId: string | null;
  /** From here on the two have nothing to do with each other's profiles. */
  @Column('timestamptz', { nullable: true }) mentorshipEndedAt: Date | null;
  @Column('text') cameFrom: Origin;
  /** What the student wrote to the mentor whom she asked. */
  @Column('text', { nullable: true }) message: string | null;
  /** When the student thought better of her request. */
  @Column('timestamptz', { nullable: true }) takenBackAt: Date | null;
  @Column('timestamptz') createdAt: Date;
  @VersionColumn() version: number;
}

/** What one of the two has answered. */
@Entity({ schema: 'matching', name: 'proposal_side' })
export class ProposalSide {
  @PrimaryColumn('uuid') proposalId: ProposalId;
  @PrimaryColumn('text') role: SideRole;
  @Column('text') answer: SideAnswer;
  @Column('text', { nullable: true }) reason: string | null;
  /** Read by staff only. */
  @Column('text', { nullable: true }) comment: string | null;
  @Column('timestamptz', { nullable: true }) answeredAt: Date | null;
  /**
   * The oldest version of the proposal on which this side may answer: the one in which it was sent, or its own last answer. What the
   * OTHER side answers makes nothing stale, so two people may answer at the same moment.
   */
  @Column('integer') answerableFrom: number;
  /** How often this side was reminded. */
  @Column('integer') reminders: number;
}
