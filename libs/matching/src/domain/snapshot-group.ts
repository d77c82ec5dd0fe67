export const GROUP_KINDS = ['group', 'host'] as const;
/** One or two mentors who take students together, or an organisation with several people that takes them in. */
export type GroupKind = (typeof GROUP_KINDS)[number];

/**
 * Mentors who take students together, as a run reads them. Whoever leads stands for all: the places of the group are her free seats, and a
 * student of the group is a pair with her.
 */
export interface SnapshotGroup {
  readonly groupId: string;
  readonly kind: GroupKind;
  readonly leadEnrolmentId: string;
  /** The others. Those who are not in the snapshot do not count. */
  readonly otherEnrolmentIds: readonly string[];
  /** So many more students make it a group: at least 1. */
  readonly least: number;
  /** Home organisations whose students are accepted; none is all. */
  readonly homeOrganisationIds: readonly string[];
  /** Fields of study that are accepted, broad or narrow (ISCED-F 2013: a code and all that begins with it); none is all. */
  readonly fields: readonly string[];
}
