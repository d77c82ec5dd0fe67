import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Scope } from '../domain/scope.js';
import { type DashboardTile, DashboardTiles } from './dashboard.js';
import { FailedWorkCatalogue } from './failed-work.catalogue.js';

/** Background work that waits until somebody has mended its cause. */
@Injectable()
export class FailedWorkTile implements DashboardTile, OnModuleInit {
  readonly id = 'failed-work';
  readonly lib = 'identity';
  readonly permission = 'platform.list-failed-work';
  readonly link = { catalogue: 'failed-work' };

  constructor(
    private readonly tiles: DashboardTiles,
    private readonly failedWork: FailedWorkCatalogue,
  ) {}

  onModuleInit(): void {
    this.tiles.register(this);
  }

  count(scope: Scope): Promise<number> {
    return this.failedWork.count(scope, {});
  }
}
