import { Logger } from '@nestjs/common';
import { type DashboardTiles, scopeFor } from '#identity';
import { type Texts, traceOf } from '#platform';
import type { ConsoleReader } from '../reader/reader.js';
import { hrefOf } from '../screens/href-of.js';
import type { DashboardView, TileView } from '../screens/payloads.js';

export type DashboardTile = ReturnType<DashboardTiles['all']>[number];

const logger = new Logger('Console');

/** One tile that cannot be counted must not take the others with it. */
async function tileView(tile: DashboardTile, reader: ConsoleReader, texts: Texts): Promise<TileView[]> {
  const scope = scopeFor(reader.actor, tile.permission);
  if (!scope) return [];
  const label = texts.t(reader.language, `${tile.lib}:staff.tiles.${tile.id}.label`);
  const count = await tile.count(scope).catch((error: unknown) => {
    logger.error({
      message: 'a dashboard tile failed',
      tile: tile.id,
      stack: traceOf(error),
    });
    return null;
  });
  return [{ id: tile.id, label, count, href: hrefOf(tile.link) }];
}

/** What waits for this staff member, in the order in which the libs registered it. Counts only, so nothing for the access log. */
export async function loadDashboard(
  tiles: readonly DashboardTile[],
  reader: ConsoleReader,
  texts: Texts,
): Promise<DashboardView> {
  const views = await Promise.all(tiles.map((tile) => tileView(tile, reader, texts)));
  return { tiles: views.flat() };
}
