import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Scope } from '../domain/scope.js';
import { DashboardTiles } from './dashboard.js';
import { ATTENTIONS } from './grant-columns.js';
import { GrantsCatalogue } from './grants.catalogue.js';

/** Roles that wait for a second person, that end within a month, and that nobody has looked through for a year. */
@Injectable()
export class GrantsTiles implements OnModuleInit {
  constructor(
    private readonly tiles: DashboardTiles,
    private readonly grants: GrantsCatalogue,
  ) {}

  onModuleInit(): void {
    for (const attention of ATTENTIONS) {
      const filter = { attention };
      this.tiles.register({
        id: `grants-${attention}`,
        lib: 'identity',
        permission: 'identity.grant-roles',
        link: { catalogue: 'grants', filter },
        count: (scope: Scope) => this.grants.count(scope, filter),
      });
    }
  }
}
