import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DashboardTiles, type Scope } from '#identity';
import { MatchRunsCatalogue } from './match-runs.catalogue.js';

type DashboardTile = Parameters<DashboardTiles['register']>[0];

const READY = { state: 'done' } as const;

/** Runs that wait for somebody to look at them and tell the people. */
@Injectable()
export class RunsToReview implements DashboardTile, OnModuleInit {
  readonly id = 'runs-to-review';
  readonly lib = 'matching';
  readonly permission = 'matching.list-runs';
  readonly link = { catalogue: 'match-runs', filter: READY };

  constructor(
    private readonly tiles: DashboardTiles,
    private readonly matchRuns: MatchRunsCatalogue,
  ) {}

  onModuleInit(): void {
    this.tiles.register(this);
  }

  count(scope: Scope): Promise<number> {
    return this.matchRuns.count(scope, READY);
  }
}
