import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database } from '#platform';
import { Clock, DAY } from '#platform/kernel';
import { type DashboardTile, DashboardTiles } from './dashboard.js';

/** So long before the copy in force ends somebody should know. */
const WARN = 3 * DAY;

/** The federation's metadata was refused, or ends soon: universities would be shut out. */
@Injectable()
export class FederationTile implements DashboardTile, OnModuleInit {
  readonly id = 'federation';
  readonly lib = 'identity';
  readonly permission = 'identity.list-federation';
  readonly link = { catalogue: 'federation' };

  constructor(
    private readonly tiles: DashboardTiles,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.tiles.register(this);
  }

  async count(): Promise<number> {
    const troubled = await this.database.query(
      `select 1 from identity.federation_copy where outcome = 'refused' or valid_until < $1`,
      [new Date(this.clock.nowMs() + WARN)],
    );
    return troubled.length;
  }
}
