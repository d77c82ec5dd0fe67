import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';

/** How a step ended: what it answered, and where time and chance stood then. */
export interface StepEnd {
  readonly name: string;
  readonly answer: unknown;
  readonly clockAt: Date;
  readonly chance: number;
}

interface StepRow {
  name: string;
  answer: unknown;
  clock_at: Date;
  chance: string;
}

/**
 * The steps of a past year that somebody lives through, noted in the transaction that did them: whoever is killed in the middle goes on after
 * the last one. Until the end no worker's tick runs (Clockwork), since to the workers' clock all that is open in that year has run out.
 */
@Injectable()
export class Rehearsal {
  constructor(private readonly database: Database) {}

  async steps(): Promise<StepEnd[]> {
    const rows = await this.database.query<StepRow>(
      'select name, answer, clock_at, chance from platform.rehearsal_step order by number',
    );
    return rows.map(({ name, answer, clock_at, chance }) => ({
      name,
      answer,
      clockAt: clock_at,
      chance: Number(chance),
    }));
  }

  /** Two who do the same step cannot both note it: the second one's transaction fails. */
  async note(number: number, { name, answer, clockAt, chance }: StepEnd): Promise<void> {
    await this.database.query(
      'insert into platform.rehearsal_step (number, name, answer, clock_at, chance) values ($1, $2, $3, $4, $5)',
      [number, name, JSON.stringify(answer ?? null), clockAt, chance],
    );
  }

  /** It is over, or nobody will go on with it. */
  async end(): Promise<void> {
    await this.database.query('delete from platform.rehearsal_step');
  }
}
