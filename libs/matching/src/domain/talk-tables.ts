import { order } from './canonical-json.js';
import type { PairKey } from './pair-key.js';

/** A talk of a plan; the ids are enrolments. */
export interface PlannedTalk extends PairKey {
  /** From 0: which time. */
  readonly slot: number;
  /** From 1. */
  readonly table: number;
}

type UnseatedTalk = Omit<PlannedTalk, 'table'>;

/**
 * A table for each talk, none for two at one time. Mentors stay where they are as long as they can, and students come to them: with as many
 * tables as mentors, each has one of her own.
 *
 * @param tables how many there are, at least as many as talk at once; null is one for each mentor
 */
export function seatAtTables(talks: readonly UnseatedTalk[], tables: number | null): PlannedTalk[] {
  const ordered = [...talks].sort(
    (one, other) => one.slot - other.slot || order(one.mentorEnrolmentId, other.mentorEnrolmentId),
  );
  const mentors = [...new Set(ordered.map((talk) => talk.mentorEnrolmentId))].sort(order);
  const own = tables === null || mentors.length <= tables;
  const tableOf = new Map(own ? mentors.map((mentor, at) => [mentor, at + 1]) : []);
  const seated: PlannedTalk[] = [];
  for (const slot of new Set(ordered.map((talk) => talk.slot))) {
    const now = ordered.filter((talk) => talk.slot === slot);
    const taken = new Set<number>();
    const keeps = (talk: UnseatedTalk) => {
      const table = tableOf.get(talk.mentorEnrolmentId);
      const stays = table !== undefined && !taken.has(table);
      if (stays) taken.add(table);
      return stays;
    };
    for (const talk of now.filter((talk) => !keeps(talk))) {
      const free = firstFree(taken);
      taken.add(free);
      tableOf.set(talk.mentorEnrolmentId, free);
    }
    seated.push(...now.map((talk) => ({ ...talk, table: tableOf.get(talk.mentorEnrolmentId) ?? 0 })));
  }
  return seated.sort((one, other) => one.slot - other.slot || one.table - other.table);
}

function firstFree(taken: ReadonlySet<number>): number {
  let table = 1;
  while (taken.has(table)) table++;
  return table;
}
