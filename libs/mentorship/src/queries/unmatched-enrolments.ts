import { Injectable } from '@nestjs/common';
import { Database } from '#platform';

/** Whether the enrolments behind a pair still stand for it. */
@Injectable()
export class UnmatchedEnrolments {
  constructor(private readonly database: Database) {}

  /** Those that are not matched: withdrawn or closed while the proposal was being accepted. */
  async among(ids: readonly string[]): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `select id from programmes.enrolment where id = any($1::uuid[]) and state <> 'matched'`,
      [ids],
    );
    return rows.map((row) => row.id);
  }
}
