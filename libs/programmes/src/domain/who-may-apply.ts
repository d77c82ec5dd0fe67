import type { ErrorDefinition, LocalDate } from '#platform/kernel';
import { ProgrammesError } from '../errors.js';
import { type EnrolmentState, mayFollow } from './enrolment.js';

/** How somebody stands to a programme. */
export interface Standing {
  /** Her university takes part, and says that she is a student there. */
  readonly isPartnerStudent: boolean;
  /** Staff have brought her into the programme as a mentor. */
  readonly isInvitedMentor: boolean;
}

export interface ApplicationWindow {
  readonly opensOn: LocalDate;
  readonly closesOn: LocalDate;
  readonly endsOn: LocalDate;
}

/**
 * What keeps somebody from sending an application to a cohort; undefined when nothing does (lifecycles A). What has begun (an invitation,
 * a question of staff) may be answered as long as the cohort lasts: staff have asked for it.
 */
export function obstacleTo(
  role: 'student' | 'mentor',
  standing: Standing,
  cohort: ApplicationWindow,
  begun: EnrolmentState | undefined,
  today: LocalDate,
): ErrorDefinition | undefined {
  if (begun && !mayFollow(begun, 'submit')) return ProgrammesError.alreadyEnrolled;
  if (role === 'student' && !standing.isPartnerStudent) return ProgrammesError.notEligible;
  if (role === 'mentor' && !standing.isInvitedMentor) return ProgrammesError.notInvited;
  const isOpen = begun ? today <= cohort.endsOn : today >= cohort.opensOn && today <= cohort.closesOn;
  return isOpen ? undefined : ProgrammesError.cohortClosed;
}
