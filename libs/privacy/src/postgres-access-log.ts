import { Injectable } from '@nestjs/common';
import { type AccessEntry, type AccessLog, Database } from '#platform';
import { Clock, newId } from '#platform/kernel';

/** Who of the staff read whose data, by which right (act 906/2019 § 17). */
@Injectable()
export class PostgresAccessLog implements AccessLog {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async record(entry: AccessEntry): Promise<void> {
    if (entry.personIds.length === 0) return;
    await this.database.query(
      'insert into privacy.access_entry (id, recorded_at, reader_id, permission, resource, person_ids) values ($1, $2, $3, $4, $5, $6)',
      [
        newId(this.clock.nowMs()),
        this.clock.now(),
        entry.reader,
        entry.permission,
        entry.resource,
        [...new Set(entry.personIds)],
      ],
    );
  }
}
