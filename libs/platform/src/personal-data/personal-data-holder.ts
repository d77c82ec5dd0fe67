import { Injectable } from '@nestjs/common';
import type { PersonId } from '#platform/kernel';

/** What a lib knows about a person, and how it forgets. Every lib with a table that names a person registers one. */
export interface PersonalDataHolder {
  readonly lib: string;
  /** `schema.table` of every table with a person's id in it; an architecture test compares with the database. */
  readonly tables: readonly string[];
  /** All that is held on a person, as plain JSON for that person's own export (GDPR art. 15 and 20). */
  exportOf(person: PersonId): Promise<Readonly<Record<string, unknown>>>;
  /** Removes what identifies; rows that only carry the tombstone's id stay (GDPR art. 17). Runs in the caller's transaction. */
  erase(person: PersonId): Promise<void>;
}

@Injectable()
export class PersonalDataHolders {
  private readonly holders = new Map<string, PersonalDataHolder>();

  register(holder: PersonalDataHolder): void {
    if (this.holders.has(holder.lib)) throw new Error(`${holder.lib} has two holders of personal data`);
    this.holders.set(holder.lib, holder);
  }

  all(): PersonalDataHolder[] {
    return [...this.holders.values()];
  }
}
