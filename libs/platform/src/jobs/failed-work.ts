import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { Gauge } from 'prom-client';
import { Clock } from '#platform/kernel';
import { Database } from '../database/database.js';
import { WAKE_CHANNEL } from '../outbox/outbox.js';
import { reasonOf } from '../telemetry/error-words.js';
import { metrics } from '../telemetry/metrics.js';

const GAUGE = 'luotsi_failed_work';

/** Deliveries and jobs that have failed for good and wait for a person; the list of them is the view `platform.failed_work`. */
@Injectable()
export class FailedWork implements OnApplicationBootstrap {
  private readonly logger = new Logger(FailedWork.name);

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    // Tests and the seed open several houses in one process; the figure is the newest one's.
    metrics.removeSingleMetric(GAUGE);
    const count = () => this.count();
    const gauge = new Gauge({
      name: GAUGE,
      help: 'Deliveries of facts and jobs that have failed for good and wait for a person',
      labelNames: ['kind'],
      registers: [metrics],
      // Without a database there is no figure: none is better than the last one.
      collect: async () => {
        gauge.reset();
        for (const [kind, value] of await count()) gauge.set({ kind }, value);
      },
    });
  }

  /** Makes it due again with all its attempts. False when it has not failed, or no more. */
  async retry(id: string): Promise<boolean> {
    const now = this.clock.now();
    const delivery = await this.database.query(
      // Touched long ago, so that the relay takes it for forgotten and hands it over at its next turn.
      `update platform.delivery set state = 'pending', attempts = 0, starts = 0, due_at = $2, touched_at = 'epoch' where id = $1 and state = 'failed' returning id`,
      [id, now],
    );
    const note = await this.database.query(
      `update platform.job_note set state = 'pending', attempts = 0, starts = 0, due_at = $2, touched_at = $2, enqueued_at = null
       where id = $1 and state = 'failed' returning id`,
      [id, now],
    );
    await this.database.query(`select pg_notify('${WAKE_CHANNEL}', '')`);
    return delivery.length + note.length > 0;
  }

  private async count(): Promise<Map<string, number>> {
    try {
      const rows = await this.database.query<{ kind: string; value: number }>(
        `select kind, count(w.id) as value from unnest(array['fact', 'job']) as kind left join platform.failed_work w using (kind) group by kind`,
      );
      return new Map(rows.map(({ kind, value }) => [kind, value]));
    } catch (error) {
      this.logger.warn({ message: 'failed work not counted', reason: reasonOf(error) });
      return new Map();
    }
  }
}
