import { Injectable } from '@nestjs/common';

/**
 * What identity cannot know of itself: who and which organisation stands in which programme. A lib above says so, as SQL of rows; identity
 * asks for them only to find out what a grant for ONE programme reaches.
 */
export interface ScopeSource {
  /** `select person_id, programme_id, role ...`; `role` is `student` or `mentor`, and a person has a row for each. */
  readonly persons: string;
  /** `select organisation_id, programme_id ...`. */
  readonly organisations: string;
  /** `select programme_id ...`: every programme there is. */
  readonly programmes: string;
}

/** Where persons and organisations stand; programmes registers its source at start. Nobody stands anywhere before that. */
@Injectable()
export class ScopeSources {
  private readonly sources: ScopeSource[] = [];

  register(source: ScopeSource): void {
    this.sources.push(source);
  }

  persons(): string {
    return all(
      this.sources.map((source) => source.persons),
      'null::uuid as person_id, null::uuid as programme_id, null::text as role',
    );
  }

  programmes(): string {
    return all(
      this.sources.map((source) => source.programmes),
      'null::uuid as programme_id',
    );
  }

  organisations(): string {
    return all(
      this.sources.map((source) => source.organisations),
      'null::uuid as organisation_id, null::uuid as programme_id',
    );
  }
}

function all(selects: readonly string[], columns: string): string {
  return [`select ${columns} where false`, ...selects].join(' union all ');
}
