import type { Enrolment } from '../../api/types.js';

export type GroupOffer = NonNullable<Enrolment['groupOffer']>;

/** How a mentor would like to mentor: so many students one to one, and perhaps rather a group. */
export interface Mentoring {
  capacity: number;
  groupOffer: GroupOffer | null;
}

/** How many students a group may have; a test of the contract compares them with what the API takes. */
export const GROUP_SIZES = [2, 3, 4, 5, 6] as const;
export const ANY_GROUP: GroupOffer = { least: Math.min(...GROUP_SIZES), most: Math.max(...GROUP_SIZES) };
export const USUAL_GROUP: GroupOffer = { least: 2, most: 4 };

export function mentoringOf(enrolment: Pick<Enrolment, 'capacity' | 'groupOffer'> | undefined): Mentoring {
  return { capacity: enrolment?.capacity ?? 1, groupOffer: enrolment?.groupOffer ?? null };
}

/** The other end gives way, so that least and most never cross. */
export function withLeast({ most }: GroupOffer, least: number): GroupOffer {
  return { least, most: Math.max(least, most) };
}

export function withMost({ least }: GroupOffer, most: number): GroupOffer {
  return { least: Math.min(least, most), most };
}

/** "2–4", or "3" where the group has one size. */
export function sizeOf({ least, most }: GroupOffer): string {
  return least === most ? String(most) : `${least}–${most}`;
}
