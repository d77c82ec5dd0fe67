import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { NOON, openApi } from '../../support/house.js';
import { tableSums } from '../../support/table-sums.js';
import { type Viewer, Viewers } from '../../support/viewers.js';
import { WORLD_SETTINGS, World } from '../../support/world/world.js';

let house: Awaited<ReturnType<typeof openApi>>;
let world: World;
let manager: Viewer;
let stranger: Viewer;
beforeAll(async () => {
  house = await openApi(NOON, WORLD_SETTINGS);
  world = await World.open(house);
  const viewers = new Viewers(house);
  const { own, opposite } = world.places;
  manager = await viewers.with({ role: 'programme_manager', organisationId: null, programmeId: own.programmeId });
  stranger = await viewers.with({ role: 'programme_manager', organisationId: null, programmeId: opposite.programmeId });
});
afterAll(() => house.close());

const NEW_VERSION = '/admin/api/resources/match-rules/actions/new-version';
const ask = async (viewer: Viewer, path: string, body: object) => {
  const answer = await viewer.browser.post(path, body);
  return { status: answer.status, body: (await answer.json()) as Readonly<Record<string, unknown>> };
};

describe('new rules in the console', () => {
  it('say what they would mean while the form is being filled in, and change nothing', async () => {
    const { cohortId } = await world.waiting(world.places.own);
    const before = await tableSums(house);
    const { status, body } = await ask(manager, NEW_VERSION, {
      input: { cohort: cohortId, 'points-goals': '135' },
      foresee: true,
    });
    expect([status, body.foreseen]).toEqual([200, expect.stringMatching(/\b1\b.*\b0\b/s)]);
    expect(await tableSums(house)).toEqual(before);
  });

  it('are told to nobody elsewhere, and their faults in words', async () => {
    const { cohortId } = await world.waiting(world.places.own);
    const input = { cohort: cohortId };
    expect(await ask(stranger, NEW_VERSION, { input, foresee: true })).toMatchObject({
      ...{ status: 404, body: { code: 'matching.unknown-cohort' } },
    });
    expect(await ask(manager, NEW_VERSION, { input: { ...input, 'points-goals': '0' }, foresee: true })).toMatchObject({
      body: { code: 'matching.points-do-not-add-up', detail: expect.stringContaining('865') },
    });
  });

  it('are the only ones that can be foreseen: elsewhere the question is refused, and nothing done instead', async () => {
    const { cohortId } = await world.waiting(world.places.own);
    const before = await tableSums(house);
    const start = '/admin/api/resources/match-runs/actions/start';
    for (const foresee of [true, false, 'yes']) {
      expect(await ask(manager, start, { input: { cohort: cohortId }, foresee })).toMatchObject({
        ...{ status: 400, body: { code: 'platform.invalid-input', faults: [{ pointer: '/foresee' }] } },
      });
    }
    expect(await tableSums(house)).toEqual(before);
  });
});
