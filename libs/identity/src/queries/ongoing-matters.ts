import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import { Clock, type PersonId } from '#platform/kernel';

/**
 * What identity cannot know of itself: whether something under way waits for a person (an application, a mentorship, an event). A lib above
 * says so, as SQL that selects `person_id`; `$2` in it is the instant now.
 */
export interface OngoingSource {
  readonly awaited: string;
}

/** For whom something waits. An account that is awaited must not fall silent, so it is not linked to another one. */
@Injectable()
export class OngoingMatters {
  private readonly sources: OngoingSource[] = [];

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  register(source: OngoingSource): void {
    this.sources.push(source);
  }

  async waitFor(person: PersonId): Promise<boolean> {
    const awaited = [
      'select null::uuid as person_id where $2::timestamptz is null',
      ...this.sources.map((source) => source.awaited),
    ].join(' union all ');
    const found = await this.database.one(
      `select 1 from (${awaited}) as awaited (person_id) where person_id = $1 limit 1`,
      [person, this.clock.now()],
    );
    return found !== undefined;
  }
}
