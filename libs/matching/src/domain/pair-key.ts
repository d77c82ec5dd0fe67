/** Two enrolments that staff or people said something about. */
export interface PairKey {
  readonly mentorEnrolmentId: string;
  readonly studentEnrolmentId: string;
}

/** One text for a pair, to look it up by. */
export function pairKey({ mentorEnrolmentId, studentEnrolmentId }: PairKey): string {
  return `${mentorEnrolmentId} ${studentEnrolmentId}`;
}
