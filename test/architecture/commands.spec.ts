import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DashboardTiles, permissionsOf, STAFF_ROLES, type StaffPermission, staffPermissions } from '#identity';
import { Browser } from '../support/browser.js';
import { addressesOf, Desk, type Given, give, LIST, PAGE, SHOW } from '../support/console-desk.js';
import { NOON, openApi } from '../support/house.js';
import { signInAs } from '../support/people.js';
import { tableSums } from '../support/table-sums.js';
import { type Viewer, Viewers } from '../support/viewers.js';
import { CATALOGUE_ROWS, standsOf } from '../support/world/catalogue-rows.js';
import { CATALOGUE_COMMANDS, type CommandCase, PAGE_COMMANDS, PAGES } from '../support/world/command-cases.js';
import { WORLD_SETTINGS, World } from '../support/world/world.js';

let house: Awaited<ReturnType<typeof openApi>>;
let desk: Desk;
let world: World;
let viewers: Viewers;
/** One way of reading or doing something at the desk, and what a role must hold for it. */
interface Knock {
  readonly name: string;
  readonly kind: 'page' | 'data' | 'command';
  readonly path: string;
  readonly needs: readonly StaffPermission[];
  knock(browser: Browser): Promise<Response>;
}
let knocks: Knock[];

beforeAll(async () => {
  house = await openApi(NOON, WORLD_SETTINGS);
  desk = new Desk(house);
  world = await World.open(house);
  viewers = new Viewers(house);
  const { own } = world.places;
  const manager = await everywhere('programme_manager');
  // One after the other: what one has set going, another would otherwise settle.
  knocks = [];
  for (const catalogue of desk.catalogues) knocks.push(...(await readings(catalogue)));
  for (const page of desk.pages) knocks.push(...(await pageReadings(page)));
  for (const given of desk.catalogueCommands()) knocks.push(...(await attempts(given, CATALOGUE_COMMANDS)));
  for (const given of desk.pageCommands()) knocks.push(...(await attempts(given, PAGE_COMMANDS)));

  async function readings({ id, permission }: Desk['catalogues'][number]): Promise<Knock[]> {
    await CATALOGUE_ROWS[id]?.add(world, own);
    const [row] = (await standsOf(world, id)).keys();
    const needs = [permission];
    return [
      reading('page', `/admin/resources/${id}`, needs),
      reading('data', LIST(id), needs),
      reading('data', `/admin/api/resources/${id}/actions/search/a`, needs),
      reading('data', SHOW(id, row ?? 'no-row'), needs),
    ];
  }

  async function pageReadings({ id, permission }: Desk['pages'][number]): Promise<Knock[]> {
    const query = (await PAGES[id]?.(world, own)) ?? '';
    return [reading('page', `/admin/pages/${id}`, [permission]), reading('data', `${PAGE(id)}${query}`, [permission])];
  }

  /** Input that no command asks for: whoever may give it is told so, and nothing is done. */
  async function attempts(given: Given, kinds: typeof CATALOGUE_COMMANDS): Promise<Knock[]> {
    const made: CommandCase = (await kinds[given.name]?.make(world, own, manager.browser)) ?? {};
    const input: Record<string, string> = given.page ? {} : { 'no-such-input': 'x' };
    return addressesOf(given, made.ids).map((path) => ({
      name: `${given.name} at ${path}`,
      kind: 'command',
      path,
      needs: given.needs,
      knock: (browser) => give(browser, given, path, { input }),
    }));
  }
});
afterAll(() => house.close());

const everywhere = (role: (typeof STAFF_ROLES)[number]): Promise<Viewer> =>
  viewers.with({ role, organisationId: null, programmeId: null });

function reading(kind: 'page' | 'data', path: string, needs: readonly StaffPermission[]): Knock {
  return { name: `${kind} ${path}`, kind, path, needs, knock: (browser) => browser.get(path) };
}

async function codeOf(answer: Response): Promise<string> {
  const text = await answer.text();
  return (JSON.parse(text.startsWith('{') ? text : '{}') as { code?: string }).code ?? '';
}

/** Knocks at every door of the desk and answers what came: name -> what `told` makes of it. */
async function walk<Told>(
  browser: Browser,
  told: (answer: Response, knock: Knock) => Told | Promise<Told>,
  doors: readonly Knock[] = knocks,
): Promise<Record<string, Told>> {
  const answers: Record<string, Told> = {};
  for (const knock of doors) answers[knock.name] = await told(await knock.knock(browser), knock);
  return answers;
}

const expected = <Told>(of: (knock: Knock) => Told, doors: readonly Knock[] = knocks): Record<string, Told> =>
  Object.fromEntries(doors.map((knock) => [knock.name, of(knock)]));

/** What is registered without a permission of the table, by name. */
function unguarded({ catalogues, pages }: Pick<Desk, 'catalogues' | 'pages'>): string[] {
  const known = new Set<string>(staffPermissions());
  return [...catalogues, ...pages].flatMap(({ id, permission, commands }) => [
    ...(known.has(permission) ? [] : [id]),
    ...commands.filter((command) => !known.has(command.permission)).map((command) => `${id}.${command.name}`),
  ]);
}

describe('the desk', () => {
  it('has a permission of the table for every catalogue, page and command', () => {
    expect(unguarded(desk)).toEqual([]);
    const careless = desk.catalogues.map((catalogue) => ({
      ...catalogue,
      permission: undefined as never,
      commands: catalogue.commands.map((command) => ({ ...command, permission: 'no.such-thing' as never })),
    }));
    expect(unguarded({ catalogues: careless, pages: [] }).length).toBe(
      careless.length + desk.catalogueCommands().length,
    );
  });

  it('is walked whole: the tests know how to make a row of every catalogue and how to give every command', () => {
    const sorted = (names: readonly string[]) => [...names].sort();
    expect(Object.keys(CATALOGUE_ROWS).sort()).toEqual(sorted(desk.catalogues.map(({ id }) => id)));
    expect(Object.keys(CATALOGUE_COMMANDS).sort()).toEqual(sorted(desk.catalogueCommands().map(({ name }) => name)));
    expect(Object.keys(PAGES).sort()).toEqual(sorted(desk.pages.map(({ id }) => id)));
    expect(Object.keys(PAGE_COMMANDS).sort()).toEqual(sorted(desk.pageCommands().map(({ name }) => name)));
    expect(knocks.length).toBeGreaterThan(90);
  });

  it.each(STAFF_ROLES)('lets a %s in exactly where the table of permissions says so', async (role) => {
    const { browser } = await everywhere(role);
    const before = await tableSums(house);
    const answers = await walk(browser, async (answer, { kind, path }) => {
      if (kind === 'page') return answer.status;
      // A page's command without input answers that what it asks for is not there.
      return answer.status === 403 ? codeOf(answer) : answer.status < (path.startsWith(PAGE('')) ? 500 : 404);
    });
    const held = new Set<string>(permissionsOf(role));
    const may = ({ needs }: Knock) => needs.every((permission) => held.has(permission));
    expect(answers).toEqual(
      expected((knock) => (knock.kind === 'page' ? (may(knock) ? 200 : 404) : may(knock) || 'console.not-permitted')),
    );
    expect(await tableSums(house)).toEqual(before);
    const tiles = house.get(DashboardTiles, { strict: false }).all();
    const shown = (await (await browser.get('/admin/api/dashboard')).json()) as { tiles: { id: string }[] };
    expect(shown.tiles.map(({ id }) => id)).toEqual(
      tiles.filter(({ permission }) => held.has(permission)).map(({ id }) => id),
    );
  });

  it('is closed to whoever is not signed in', async () => {
    const before = await tableSums(house);
    const answers = await walk(new Browser(house), async (answer, { kind }) =>
      kind === 'page' ? answer.headers.get('location')?.split('?')[0] : codeOf(answer),
    );
    expect(answers).toEqual(expected(({ kind }) => (kind === 'page' ? '/en/login' : 'console.sign-in-needed')));
    expect(await tableSums(house)).toEqual(before);
  });

  it('is closed to a person without a staff role', async () => {
    const somebody = await signInAs(house, { role: undefined });
    const before = await tableSums(house);
    const answers = await walk(somebody, async (answer, { kind }) =>
      kind === 'page' ? answer.status : codeOf(answer),
    );
    expect(answers).toEqual(expected(({ kind }) => (kind === 'page' ? 403 : 'console.not-staff')));
    expect(await tableSums(house)).toEqual(before);
  });

  it('takes no command from another site, nor by GET', async () => {
    const { browser } = await everywhere('programme_manager');
    const commands = knocks.filter(({ kind }) => kind === 'command');
    const before = await tableSums(house);
    const elsewhere = new Browser(house, browser.cookies);
    elsewhere.from = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
    expect(await walk(elsewhere, codeOf, commands)).toEqual(expected(() => 'platform.cross-site', commands));
    for (const { name, path } of commands.filter((knock) => !knock.path.startsWith(PAGE('')))) {
      const answer = await browser.get(path);
      expect({ name, status: answer.status, allow: answer.headers.get('allow') }).toEqual({
        name,
        status: 405,
        allow: 'POST',
      });
    }
    expect(await tableSums(house)).toEqual(before);
  });

  it('has none of AdminJS’ own ways of writing, and reads by GET only', async () => {
    const { browser } = await everywhere('programme_manager');
    const before = await tableSums(house);
    for (const { id } of desk.catalogues) {
      const [row] = (await standsOf(world, id)).keys();
      const own = ['actions/new', `records/${row}/edit`, `records/${row}/delete`, `bulk/bulkDelete?recordIds=${row}`];
      for (const path of own.map((end) => `/admin/api/resources/${id}/${end}`))
        expect({ path, get: (await browser.get(path)).status, post: (await browser.post(path)).status }).toEqual({
          path,
          get: 404,
          post: 404,
        });
      for (const path of [LIST(id), SHOW(id, row ?? '')])
        expect({ path, post: (await browser.post(path)).status }).toEqual({ path, post: 404 });
    }
    expect(await tableSums(house)).toEqual(before);
  });
});
