import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Catalogue, type StaffPermission, scopeFor } from '#identity';
import { Desk, LIST, PAGE, SHOW } from '../support/console-desk.js';
import { NOON, openApi } from '../support/house.js';
import { type Grant, type Pair, pairsOf, reachedBy, rolesWith, type Viewer, Viewers } from '../support/viewers.js';
import { CATALOGUE_ROWS, standsOf } from '../support/world/catalogue-rows.js';
import { PAGES } from '../support/world/command-cases.js';
import { WORLD_SETTINGS, World } from '../support/world/world.js';

let house: Awaited<ReturnType<typeof openApi>>;
let desk: Desk;
let world: World;
let viewers: Viewers;

beforeAll(async () => {
  house = await openApi(NOON, WORLD_SETTINGS);
  desk = new Desk(house);
  world = await World.open(house);
  viewers = new Viewers(house);
  for (const place of Object.values(world.places))
    for (const { id } of desk.catalogues) await CATALOGUE_ROWS[id]?.add(world, place);
  await house.settle();
}, 180_000);
afterAll(() => house.close());

/** Those around whom the walls stand: one place, all of one half, and two places that make a cross. */
function grantsOf(role: Grant['role']): Grant[][] {
  const { own, neighbour, next, opposite } = world.places;
  const pairs: Pair[][] = [
    ...[own, neighbour, next, opposite].map((place) => [place]),
    [{ ...own, organisationId: null }],
    [{ ...own, programmeId: null }],
    [own, opposite],
  ];
  return pairs.map((some) => some.map((pair) => ({ role, ...pair })));
}

/** The same, and one who holds something else, and not this, in the opposite place. */
async function readersOf(permission: StaffPermission): Promise<Viewer[]> {
  const [role] = rolesWith([permission]);
  const [other] = rolesWith([], [permission]);
  if (!role || !other) throw new Error(`Nobody, or everybody, holds ${permission}`);
  const crossing = [
    { role, ...world.places.own },
    { role: other, ...world.places.opposite },
  ];
  const all: Viewer[] = [];
  for (const grants of [...grantsOf(role), crossing]) all.push(await viewers.with(...grants));
  return all;
}

interface Shown {
  readonly records: readonly { readonly id: string }[];
  readonly meta: { readonly total: number };
}

async function readingsOf({ personId }: Viewer): Promise<string[][]> {
  const rows = await house.database.query<{ ids: string[] }>(
    'select person_ids as ids from privacy.access_entry where reader_id = $1 order by recorded_at, id',
    [personId],
  );
  return rows.map(({ ids }) => [...ids].sort());
}

/** Whose names stand in an answer. */
async function namedIn(text: string): Promise<string[]> {
  const rows = await house.database.query<{ id: string }>(
    `select id from identity.person where display_name like '%Number%' and strpos($1, display_name) > 0 order by 1`,
    [text],
  );
  return rows.map(({ id }) => id);
}

async function listed(viewer: Viewer, catalogue: Catalogue): Promise<{ ids: string[]; total: number; text: string }> {
  const answer = await viewer.browser.get(LIST(catalogue.id));
  const text = await answer.text();
  const { records, meta } = JSON.parse(text) as Shown;
  return { ids: records.map(({ id }) => id).sort(), total: meta.total, text };
}

/** The persons whose data a list, or one row of it, shows, as the lib tells it. */
async function shownIn(viewer: Viewer, catalogue: Catalogue, only?: string): Promise<string[]> {
  const scope = scopeFor({ ...viewer, language: 'en' }, catalogue.permission);
  if (!scope) throw new Error('The viewer may not list this');
  const all = await catalogue.list(scope, { filter: {}, offset: 0, limit: 500 });
  const rows = all.filter(({ id }) => only === undefined || id === only);
  return [...new Set(catalogue.personsIn(rows))].sort();
}

const isNarrow = ({ grants }: Viewer) =>
  grants.length === 1 && grants.every(({ organisationId, programmeId }) => organisationId && programmeId);

const label = ({ grants }: Viewer) =>
  grants.map(({ role, organisationId, programmeId }) => {
    const university = organisationId === null ? 'all' : organisationId === world.organisations[0] ? 'A' : 'B';
    return `${role} of ${university} in ${programmeId === null ? 'all' : programmeId === world.programmes[0] ? '1' : '2'}`;
  });

describe('every list', () => {
  it('holds what stands within one pair of the reader’s grants and nothing else, and so does its count', async () => {
    for (const catalogue of desk.catalogues) {
      const stands = await standsOf(world, catalogue.id);
      for (const viewer of await readersOf(catalogue.permission)) {
        const pairs = pairsOf(viewer, catalogue.permission);
        // Read again: signing in this viewer may have made a row.
        const now = CATALOGUE_ROWS[catalogue.id]?.shared ? stands : await standsOf(world, catalogue.id);
        const within = [...now].filter(([, places]) => places.some((place) => reachedBy(pairs, place)));
        const { ids, total } = await listed(viewer, catalogue);
        const reader = { catalogue: catalogue.id, reader: label(viewer) };
        expect({ ...reader, ids, total }).toEqual({
          ...reader,
          ids: within.map(([id]) => id).sort(),
          total: within.length,
        });
        // Each place has rows of its own, and somebody else's rows are hidden from whoever has a grant for one place.
        const isHidden = CATALOGUE_ROWS[catalogue.id]?.shared !== undefined || ids.length < now.size;
        expect({ ...reader, seesSome: ids.length > 0 }).toEqual({ ...reader, seesSome: true });
        if (isNarrow(viewer)) expect({ ...reader, isHidden }).toEqual({ ...reader, isHidden: true });
      }
    }
  });

  it('logs one reading with everybody it shows, whatever names stand in it, and none where it shows nobody', async () => {
    for (const catalogue of desk.catalogues) {
      const [viewer] = await readersOf(catalogue.permission);
      if (!viewer) continue;
      const before = await readingsOf(viewer);
      const { text } = await listed(viewer, catalogue);
      const shown = await shownIn(viewer, catalogue);
      const added = (await readingsOf(viewer)).slice(before.length);
      expect({ catalogue: catalogue.id, added }).toEqual({
        catalogue: catalogue.id,
        added: shown.length > 0 ? [shown] : [],
      });
      expect({ catalogue: catalogue.id, unlogged: (await namedIn(text)).filter((id) => !shown.includes(id)) }).toEqual({
        catalogue: catalogue.id,
        unlogged: [],
      });
    }
  });

  it('shows one row as the list does, with one reading, and answers 404 for a row outside', async () => {
    for (const catalogue of desk.catalogues) {
      for (const viewer of (await readersOf(catalogue.permission)).slice(0, 1)) {
        const { ids } = await listed(viewer, catalogue);
        const hidden = [...(await standsOf(world, catalogue.id)).keys()].filter((id) => !ids.includes(id));
        const before = await readingsOf(viewer);
        for (const id of hidden) {
          const answer = await viewer.browser.get(SHOW(catalogue.id, id));
          expect({ catalogue: catalogue.id, id, status: answer.status }).toEqual({
            catalogue: catalogue.id,
            id,
            status: 404,
          });
        }
        expect(await readingsOf(viewer)).toEqual(before);
        const answer = await viewer.browser.get(SHOW(catalogue.id, ids[0] ?? ''));
        const named = await namedIn(await answer.text());
        const added = (await readingsOf(viewer)).slice(before.length);
        expect({ catalogue: catalogue.id, status: answer.status, entries: added.length }).toEqual({
          catalogue: catalogue.id,
          status: 200,
          entries: (await shownIn(viewer, catalogue, ids[0])).length > 0 ? 1 : 0,
        });
        expect(named.filter((id) => !added.flat().includes(id))).toEqual([]);
      }
    }
  });

  it('is counted on the first page without a reading', async () => {
    const viewer = await viewers.with({ role: 'programme_manager', ...world.places.own });
    const before = await readingsOf(viewer);
    expect((await viewer.browser.get('/admin/api/dashboard')).status).toBe(200);
    expect(await readingsOf(viewer)).toEqual(before);
  });
  it('has its special pages too: 404 for what stands outside', async () => {
    const { own, next } = world.places;
    for (const { id, permission } of desk.pages) {
      const query = (await PAGES[id]?.(world, own)) ?? '';
      const [role] = rolesWith([permission]);
      if (!role || query === '') continue;
      const statusFor = async (place: Pair) =>
        (await (await viewers.with({ role, ...place })).browser.get(`${PAGE(id)}${query}`)).status;
      expect({ page: id, inside: await statusFor(own), outside: await statusFor(next) }).toEqual({
        page: id,
        inside: 200,
        outside: 404,
      });
    }
  });
});
