import { DomainError } from '#platform/kernel';
import { ProgrammesError } from '../errors.js';

export const GROUP_KINDS = ['group', 'host'] as const;
export type GroupKind = (typeof GROUP_KINDS)[number];

/** Sizes in the field's practice (domain.md): one mentor with 2 to 6 students, two with up to 5; a host organisation takes up to a class. */
const LIMITS = { group: { least: 2, mentors: 2 }, host: { least: 1, mentors: 12 } } as const;
const MOST = { oneMentor: 6, twoMentors: 5, host: 12 } as const;

/**
 * What a mentor offers in her application: to take so many students together. It adds no seat to her capacity, which says how many students she
 * takes one to one. Only a group that staff have set up has seats, and then they stand in place of her capacity (view `mentor_seats`).
 */
export interface GroupOffer {
  readonly least: number;
  readonly most: number;
}
/** She offers for herself, so it is a group with one mentor. */
export const OFFER_LIMITS = { least: LIMITS.group.least, most: MOST.oneMentor } as const;

/** How many mentors take how many students together. */
export interface GroupSize {
  readonly kind: GroupKind;
  readonly mentors: number;
  readonly least: number;
  readonly seats: number;
}

/** The most students that a group may have. */
export function mostStudents({ kind, mentors }: Pick<GroupSize, 'kind' | 'mentors'>): number {
  if (kind === 'host') return MOST.host;
  return mentors > 1 ? MOST.twoMentors : MOST.oneMentor;
}

/** @throws programmes.group-size */
export function requireGroupSize(size: GroupSize): void {
  const { least, mentors } = LIMITS[size.kind];
  const most = mostStudents(size);
  const isWhole = Number.isInteger(size.least) && Number.isInteger(size.seats);
  const fits = size.least >= least && size.seats >= size.least && size.seats <= most && size.mentors <= mentors;
  if (!isWhole || !fits) throw new DomainError(ProgrammesError.groupSize, { least, most });
}

/** @throws programmes.group-size */
export function requireGroupOffer({ least, most }: GroupOffer): void {
  requireGroupSize({ kind: 'group', mentors: 1, least, seats: most });
}
