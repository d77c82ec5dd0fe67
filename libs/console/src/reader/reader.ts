import type { SignedIn } from '#identity';
import type { AccessEntry, AccessLog } from '#platform';
import { DomainError, type Language } from '#platform/kernel';
import { ConsoleError } from '../errors.js';

/** What AdminJS knows of the staff member. It writes this object into every page, so nothing secret may stand in it. */
export interface CurrentAdmin {
  readonly id: string;
  readonly displayName: string;
  readonly language: Language;
  readonly roles: readonly string[];
}

type Reading = Pick<AccessEntry, 'permission' | 'resource' | 'personIds'>;

/** One staff member in one request: who reads, in which language, and whose data were read so far. */
export class ConsoleReader {
  private readonly readings: Reading[] = [];

  /** `actor.language` is the language of this page, which may differ from the language of the person's mails. */
  constructor(readonly actor: SignedIn) {}

  get language(): Language {
    return this.actor.language;
  }

  note(reading: Reading): void {
    this.readings.push(reading);
  }

  /** Writes what was read before the answer leaves the house: a person once, under the first list that showed them. */
  async writeReadings(log: AccessLog): Promise<void> {
    const seen = new Set<string>();
    for (const [key, reading] of this.merged()) {
      const personIds = reading.personIds.filter((id) => !seen.has(id));
      for (const id of personIds) seen.add(id);
      if (personIds.length > 0) {
        await log.record({ reader: this.actor.personId, permission: reading.permission, resource: key, personIds });
      }
    }
  }

  private merged(): Map<string, Reading> {
    const merged = new Map<string, Reading>();
    for (const reading of this.readings) {
      const before = merged.get(reading.resource)?.personIds ?? [];
      merged.set(reading.resource, { ...reading, personIds: [...new Set([...before, ...reading.personIds])] });
    }
    return merged;
  }
}

const readers = new WeakMap<object, ConsoleReader>();

/** The public face of a reader, and the way back to it from AdminJS, which hands this very object to every action. */
export function currentAdminOf(reader: ConsoleReader): CurrentAdmin {
  const { actor } = reader;
  const roles = [...new Set(actor.grants.map((grant) => grant.role))];
  const currentAdmin = { id: actor.personId, displayName: actor.displayName, language: actor.language, roles };
  readers.set(currentAdmin, reader);
  return currentAdmin;
}

/** @throws console.sign-in-needed for an object that `currentAdminOf` did not make */
export function readerOf(currentAdmin: object | undefined): ConsoleReader {
  const reader = currentAdmin && readers.get(currentAdmin);
  if (!reader) throw new DomainError(ConsoleError.signInNeeded);
  return reader;
}
