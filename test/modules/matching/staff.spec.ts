import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  type Catalogue,
  Catalogues,
  ConsolePages,
  DashboardTiles,
  requireScope,
  type SignedIn,
  type StaffPermission,
} from '#identity';
import { openHouse, type TestHouse } from '../../support/house.js';
import { Round } from './builders.js';

let house: TestHouse;
let round: Round;
let runId: string;
const ALL = { filter: {}, offset: 0, limit: 100 };
beforeAll(async () => {
  house = await openHouse();
  round = await Round.open(house);
  await round.student('Aino Aktori', { home: round.metropolia });
  await round.student('Lauri Laurea', { home: round.laurea });
  await round.mentor('Maija Mentori', { seats: 2 });
});
afterAll(() => house.close());

function catalogue(id: string): Catalogue {
  const found = house.get(Catalogues, { strict: false }).get(id);
  if (!found) throw new Error(`There is no catalogue ${id}`);
  return found;
}

const command = (id: string, name: string, actor: SignedIn, ids: readonly string[], input = {}) =>
  catalogue(id)
    .commands.find((one) => one.name === name)
    ?.execute(actor, ids, input);

const rows = (id: string, actor: SignedIn, filter = {}) =>
  catalogue(id).list(requireScope(actor, catalogue(id).permission), { ...ALL, filter });

describe('the list of runs', () => {
  it('starts a run for a cohort and leads to its page', async () => {
    const manager = await round.staff();
    const outcome = await command('match-runs', 'start', manager, [], { cohort: round.cohortId });
    expect(outcome).toMatchObject({ done: 1, refused: [] });
    runId = outcome?.goTo?.split('id=')[1] ?? '';
    await house.settle();
    expect(await rows('match-runs', manager)).toMatchObject([
      { id: runId, cohort: { en: 'Spring' }, state: 'done', matched: 2 },
    ]);
  });

  it('counts what waits for review on the first page', async () => {
    const tile = house
      .get(DashboardTiles, { strict: false })
      .all()
      .find((one) => one.id === 'runs-to-review');
    const scope = requireScope(await round.staff(), 'matching.list-runs');
    expect(await tile?.count(scope)).toBe(1);
  });

  it('is empty for staff of another programme', async () => {
    const other = await Round.open(house);
    expect(await rows('match-runs', await other.staff())).toEqual([]);
  });

  it('has a page with progress, figures and what can be done now', async () => {
    const page = house.get(ConsolePages, { strict: false }).get('match-run');
    const manager = await round.staff();
    expect(await page?.load(manager, { id: runId })).toMatchObject({
      run: { id: runId, state: 'done', students: 2, seats: 2 },
      cohortName: 'Spring',
      proposals: { catalogue: 'proposals', filter: { run: runId } },
      offers: ['publish', 'cancel'],
    });
    const stranger = await (await Round.open(house)).staff();
    await expect(page?.load(stranger, { id: runId })).rejects.toThrow('matching.unknown-run');
  });
});

describe('the list of proposals', () => {
  it('shows a coordinator the students of the own university only, with the reasons in words', async () => {
    const coordinator = await round.staff('university_coordinator', { organisationId: round.laurea });
    const shown = await rows('proposals', coordinator, { run: runId });
    expect(shown).toMatchObject([
      { student: 'Lauri Laurea', mentor: 'Maija Mentori', state: 'proposed', home: { en: 'Laurea' }, run: runId },
    ]);
    expect(shown[0]?.reasons).toMatchObject({
      en: expect.stringContaining('The mentor offers what the student wishes for: Job interviews.'),
      fi: expect.stringContaining('Työhaastattelut'),
    });
    const elsewhere = await round.staff('university_coordinator', {
      organisationId: round.laurea,
      programmeId: (await Round.open(house)).programmeId,
    });
    expect(await rows('proposals', elsewhere)).toEqual([]);
    expect(
      await catalogue('proposals').get(requireScope(elsewhere, 'matching.list-proposals'), shown[0]?.id ?? ''),
    ).toBeUndefined();
  });

  it('names the persons whose data it shows', async () => {
    const shown = await rows('proposals', await round.staff());
    expect(catalogue('proposals').personsIn(shown)).toHaveLength(4);
  });

  it('lets a manager of one university send that university’s proposals and no other', async () => {
    const manager = await round.staff('programme_manager', { organisationId: round.laurea });
    const all = await rows('proposals', await round.staff());
    const ids = all.map((row) => row.id);
    const outcome = await command('proposals', 'publish', manager, ids);
    expect(outcome).toMatchObject({ done: 1, refused: [{ code: 'matching.unknown-proposal' }] });
    expect((await round.runRow(runId)).state).toBe('done');
    expect(await command('match-runs', 'publish', await round.staff(), [runId])).toMatchObject({
      done: 1,
      refused: [],
    });
    expect((await round.runRow(runId)).state).toBe('published');
  });

  it('takes proposals back with a reason, each by itself', async () => {
    const manager = await round.staff();
    const [row] = await rows('proposals', manager, { student: 'Lauri' });
    const ids = [row?.id ?? '', '018bcfe5-6800-7000-8000-00000000ffff'];
    const outcome = await command('proposals', 'withdraw', manager, ids, { reason: 'They are cousins.' });
    expect(outcome).toMatchObject({ done: 1, refused: [{ code: 'matching.unknown-proposal' }] });
    const scope = requireScope(manager, 'matching.list-proposals');
    expect(await catalogue('proposals').get(scope, row?.id ?? '')).toMatchObject({
      state: 'withdrawn',
      withdrawReason: 'They are cousins.',
    });
  });

  it('refuses every command to staff without its permission', async () => {
    const analyst = await round.staff('city_analyst');
    for (const id of ['match-runs', 'proposals'])
      for (const { name, on } of catalogue(id).commands) {
        const attempt = command(id, name, analyst, on === 'rows' ? [runId] : [], {
          cohort: round.cohortId,
          reason: 'x',
        });
        const outcome = await attempt?.catch((error: { code: string }) => error.code);
        expect(outcome === 'identity.not-allowed' || isAllRefused(outcome)).toBe(true);
      }
    const permission: StaffPermission = 'matching.list-proposals';
    expect(() => requireScope(analyst, permission)).toThrow('identity.not-allowed');
  });
});

function isAllRefused(outcome: unknown): boolean {
  return typeof outcome === 'object' && outcome !== null && 'done' in outcome && outcome.done === 0;
}
