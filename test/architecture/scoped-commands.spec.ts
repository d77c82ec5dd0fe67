import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addressesOf, Desk, type Given, give } from '../support/console-desk.js';
import { NOON, openApi } from '../support/house.js';
import { tableSums } from '../support/table-sums.js';
import { type Grant, pairsOf, reachedBy, rolesWith, type Stand, type Viewer, Viewers } from '../support/viewers.js';
import { standsOf } from '../support/world/catalogue-rows.js';
import { CATALOGUE_COMMANDS, type CommandKind, PAGE_COMMANDS } from '../support/world/command-cases.js';
import { WORLD_SETTINGS, World } from '../support/world/world.js';

let house: Awaited<ReturnType<typeof openApi>>;
let world: World;
let viewers: Viewers;
let commands: readonly { readonly given: Given; readonly kind: CommandKind }[];

beforeAll(async () => {
  house = await openApi(NOON, WORLD_SETTINGS);
  world = await World.open(house);
  viewers = new Viewers(house);
  const desk = new Desk(house);
  const kindOf = (given: Given) => {
    const kind = CATALOGUE_COMMANDS[given.name] ?? PAGE_COMMANDS[given.name];
    if (!kind) throw new Error(`The tests do not know how to give ${given.name}`);
    return { given, kind };
  };
  commands = [...desk.catalogueCommands(), ...desk.pageCommands()].map(kindOf);
});
afterAll(() => house.close());

function roleFor({ needs, name }: Given): Grant['role'] {
  const [role] = rolesWith(needs);
  if (!role) throw new Error(`No role may give ${name}`);
  return role;
}

/** What a grant must reach for a command in the first place. */
const touched = (kind: CommandKind): Stand => kind.touches?.(world.places.own) ?? world.places.own;

/** The smallest grant that lets somebody give a command in the first place. */
function insider({ given, kind }: (typeof commands)[number]): Promise<Viewer> {
  const { own } = world.places;
  const { organisationId, programmeId } = touched(kind);
  return viewers.with({
    role: roleFor(given),
    organisationId: organisationId === null ? null : own.organisationId,
    programmeId: programmeId === null ? null : own.programmeId,
  });
}

/** Staff who hold the command's permission, and never in the first place; some of them may read there. */
async function outsiders({ given, kind }: (typeof commands)[number]): Promise<Viewer[]> {
  const { own, neighbour, next, opposite } = world.places;
  const role = roleFor(given);
  const readers = given.catalogue ? rolesWith([given.catalogue.permission], [given.command.permission]) : [];
  const grants: Grant[][] = [
    [{ role, ...neighbour }],
    [{ role, ...next }],
    [{ role, ...own }],
    [
      { role, ...neighbour },
      { role, ...next },
    ],
    ...readers.slice(0, 1).map((reader) => [
      { role: reader, ...own },
      { role, ...opposite },
    ]),
  ];
  const outside = grants.filter(
    (some) => !reachedBy(pairsOf({ grants: some }, given.command.permission), touched(kind)),
  );
  const all: Viewer[] = [];
  for (const some of outside) all.push(await viewers.with(...some));
  return all;
}

interface Outcome {
  readonly done?: number;
  readonly refused?: readonly { readonly reason: string }[];
}

async function outcomeOf(answer: Response): Promise<Outcome> {
  const { outcome, result } = (await answer.json()) as { outcome?: Outcome; result?: Outcome };
  return outcome ?? result ?? {};
}

async function entriesSince(sequence: number, { personId }: Viewer): Promise<{ subject: string }[]> {
  return house.database.query(
    'select subject_id as subject from privacy.audit_entry where actor = $1 and sequence > $2 order by sequence',
    [personId, sequence],
  );
}

async function lastEntry(): Promise<number> {
  const row = await house.database.one<{ sequence: number }>(
    'select coalesce(max(sequence), 0)::int as sequence from privacy.audit_entry',
  );
  return row?.sequence ?? 0;
}

describe('every command', () => {
  it('is given within the reach of its permission, and leaves one entry in the audit trail', async () => {
    for (const one of commands) {
      const { given, kind } = one;
      const viewer = await insider(one);
      const made = await kind.make(world, world.places.own, viewer.browser);
      const before = await lastEntry();
      const answer = await give(viewer.browser, given, addressesOf(given, made.ids)[0] ?? '', made);
      const { done, refused = [] } = await outcomeOf(answer);
      expect({ command: given.name, status: answer.status, nothing: done === 0, refused }).toEqual({
        command: given.name,
        status: 200,
        nothing: false,
        refused: [],
      });
      const entries = await entriesSince(before, viewer);
      const about = made.about ?? made.ids?.[0];
      const counted = about ? entries.filter(({ subject }) => subject === about) : entries;
      expect({ command: given.name, entries: counted.length }).toEqual({ command: given.name, entries: 1 });
    }
  });

  it('changes nothing out of the reach of its permission, and says clearly that it does not', async () => {
    const everywhere = await viewers.with({ role: 'programme_manager', organisationId: null, programmeId: null });
    for (const one of commands) {
      const { given, kind } = one;
      const strangers = await outsiders(one);
      expect({ command: given.name, isTried: strangers.length >= 1 }).toEqual({ command: given.name, isTried: true });
      const made = await kind.make(world, world.places.own, everywhere.browser);
      const before = await tableSums(house);
      for (const stranger of strangers) await refuse(given, made, stranger);
      expect({ command: given.name, sums: await tableSums(house) }).toEqual({ command: given.name, sums: before });
    }
  });
});

/** Every address of the command refuses: with a problem, or naming each row with a reason. A row that is not seen is not there. */
async function refuse(given: Given, made: Awaited<ReturnType<CommandKind['make']>>, stranger: Viewer): Promise<void> {
  const [row] = made.ids ?? [];
  for (const path of addressesOf(given, made.ids)) {
    const answer = await give(stranger.browser, given, path, made);
    const told = { command: given.name, path, grants: stranger.grants };
    if (answer.ok) {
      const { done, refused = [] } = await outcomeOf(answer);
      expect({ ...told, done, reasons: refused.filter(({ reason }) => reason.length > 5).length }).toEqual({
        ...told,
        done: 0,
        reasons: made.ids?.length ?? 1,
      });
    } else {
      const { title = '' } = (await answer.json()) as { title?: string };
      const isHidden = row !== undefined && path.includes('/records/') && !(await isSeen(given, row, stranger));
      const isClear =
        title.length > 5 && (isHidden ? answer.status === 404 : answer.status >= 400 && answer.status < 500);
      expect({ ...told, status: answer.status, isClear }).toEqual({ ...told, status: answer.status, isClear: true });
    }
  }
}

async function isSeen({ catalogue }: Given, row: string, viewer: Viewer): Promise<boolean> {
  if (!catalogue) return false;
  const places = (await standsOf(world, catalogue.id)).get(row) ?? [];
  return places.some((place) => reachedBy(pairsOf(viewer, catalogue.permission), place));
}
