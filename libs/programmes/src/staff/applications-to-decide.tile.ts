import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type DashboardTile, DashboardTiles, type Scope } from '#identity';
import { EnrolmentsCatalogue } from './enrolments.catalogue.js';

/** "Applications to decide": the first thing staff look for in the morning. */
@Injectable()
export class ApplicationsToDecideTile implements DashboardTile, OnModuleInit {
  readonly id = 'applications-to-decide';
  readonly lib = 'programmes';
  readonly permission = 'programmes.list-enrolments';
  readonly link = { catalogue: 'enrolments', filter: { state: 'submitted' } };

  constructor(
    private readonly tiles: DashboardTiles,
    private readonly enrolments: EnrolmentsCatalogue,
  ) {}

  onModuleInit(): void {
    this.tiles.register(this);
  }

  count(scope: Scope): Promise<number> {
    return this.enrolments.count(scope, { state: 'submitted' });
  }
}
