import { aPerson } from '../people.js';
import type { Stand } from '../viewers.js';
import type { Place, Somebody, World } from './world.js';

/** A request that the right person may send. */
export interface RouteCase {
  readonly params?: Readonly<Record<string, string>>;
  readonly body?: Readonly<Record<string, unknown>>;
  /** Whose it is; everybody else must not find it. Left out where it is nobody's: then it is hidden from all, or open to all. */
  readonly owner?: Somebody;
  /** For staff: where it stands. */
  readonly stands?: Stand;
  /** Within the programme it is refused in words to staff of one university: it concerns the students of all. */
  readonly wholeProgramme?: boolean;
}

export type MakeCase = (world: World, place: Place) => Promise<RouteCase>;

/** Anybody at all. */
export const somebody = async (world: World): Promise<Somebody> => aPerson(world.house, world.name('Somebody'));
