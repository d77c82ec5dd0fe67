import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import type { PersonId, ProgrammeId } from '#platform/kernel';

/** What was frozen of people when they entered a programme. */
@Injectable()
export class Participants {
  constructor(private readonly database: Database) {}

  /**
   * The citizenship groups of persons, for measuring whom a programme reaches and for nothing else: they never decide anything. Who said
   * none is left out. Whoever asks logs whom it was read of.
   */
  async citizenshipGroups(
    programmeId: ProgrammeId,
    personIds: readonly PersonId[],
  ): Promise<ReadonlyMap<PersonId, string>> {
    const rows = await this.database.query<{ personId: PersonId; citizenship: string }>(
      `select person_id as "personId", citizenship_group as citizenship from programmes.participant
       where programme_id = $1 and person_id = any($2) and citizenship_group is not null`,
      [programmeId, personIds],
    );
    return new Map(rows.map(({ personId, citizenship }) => [personId, citizenship]));
  }
}
