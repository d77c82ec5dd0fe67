import { Injectable } from '@nestjs/common';
import { type Actor, AuditSink, Transactions } from '#platform';
import { Projection } from '../projection/projection.js';

const SUBJECT = { kind: 'projection', id: 'reporting.fact' } as const;

/** Makes the rows that indicators are counted from again out of the facts; the result is equal row by row. */
@Injectable()
export class RebuildProjection {
  constructor(
    private readonly projection: Projection,
    private readonly transactions: Transactions,
    private readonly audit: AuditSink,
  ) {}

  /** Answers the number of rows. */
  execute(actor: Actor): Promise<number> {
    return this.transactions.run(async () => {
      const rows = await this.projection.rebuild();
      await this.audit.record({ actor, action: 'reporting.rebuild-projection', subject: SUBJECT, details: { rows } });
      return rows;
    });
  }
}
