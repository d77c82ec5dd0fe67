import { Injectable } from '@nestjs/common';
import type { StaffPermission } from '../domain/permissions.js';
import type { Scope } from '../domain/scope.js';
import type { CatalogueFilter } from './catalogue.js';

/** Where something leads, in words of the house; the console makes the address. */
export type ConsoleLink =
  | { readonly catalogue: string; readonly filter?: CatalogueFilter }
  | { readonly catalogue: string; readonly id: string }
  | { readonly page: string; readonly query?: Readonly<Record<string, string>> };

/** A number on the console's first page that asks for somebody's attention. */
export interface DashboardTile {
  /** Kebab-case, unique in the house; its text stands under `staff.tiles.<id>.label`. */
  readonly id: string;
  /** Namespace of its text. */
  readonly lib: string;
  readonly permission: StaffPermission;
  /** How many wait within the reader's scope. A bare count: it is not a reading of personal data. */
  count(scope: Scope): Promise<number>;
  /** The list behind the number. */
  readonly link: ConsoleLink;
}

/** All tiles of the house; libs register theirs at start. Staff see those whose permission they hold. */
@Injectable()
export class DashboardTiles {
  private readonly byId = new Map<string, DashboardTile>();

  register(tile: DashboardTile): void {
    if (this.byId.has(tile.id)) throw new Error(`Two dashboard tiles are called ${tile.id}`);
    this.byId.set(tile.id, tile);
  }

  all(): DashboardTile[] {
    return [...this.byId.values()];
  }
}
