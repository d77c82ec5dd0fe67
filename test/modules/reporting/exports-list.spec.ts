import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Catalogues, type SignedIn } from '#identity';
import type { Id, PersonId } from '#platform/kernel';
import { openHouse, type TestHouse } from '../../support/house.js';
import { someId } from '../../support/people.js';
import { PERIOD, Reported, reportScopeOf, scopeOf } from './support.js';

let house: TestHouse;
let reported: Reported;
let anna: PersonId;
beforeAll(async () => {
  house = await openHouse(new Date('2026-04-10T09:00:00Z'));
  reported = await Reported.in(house);
  anna = await reported.student(reported.metropolia);
  const cia = await reported.student(reported.laurea);
  await reported.started(someId(), [anna, cia], [reported.metropolia, reported.laurea], '2026-02-01T10:00:00Z');
  await reported.came(someId(), cia, reported.laurea, '2026-02-01T10:00:00Z');
});
afterAll(() => house.close());

const catalogue = () => {
  const found = house.get(Catalogues, { strict: false }).get('report-exports');
  if (!found) throw new Error('no catalogue');
  return found;
};
describe('the list of exports', () => {
  const listed = async (actor: SignedIn) => {
    const rows = await catalogue().list(scopeOf(actor), { filter: {}, offset: 0, limit: 500 });
    expect(await catalogue().count(scopeOf(actor), {})).toBe(rows.length);
    return rows.map((row) => row.id);
  };

  it('shows those of which the reader could have made every row', async () => {
    const [metropolia, laurea, manager, nobody] = [
      await reported.coordinatorOf(reported.metropolia),
      await reported.coordinatorOf(reported.laurea),
      await reported.managerOf(),
      await reported.managerOf(reported.other),
    ];
    const own: Id<'report-export'> = (await reported.export({}, reportScopeOf(metropolia))).id;
    const whole = (await reported.export({}, reportScopeOf(manager))).id;
    const everything = (await reported.export({ programme: undefined })).id;
    const chief = await reported.staff({ role: 'auditor', organisationId: null, programmeId: null });
    const two = await reported.staff(
      { role: 'university_coordinator', organisationId: reported.metropolia, programmeId: reported.programme },
      { role: 'university_coordinator', organisationId: reported.laurea, programmeId: reported.programme },
    );
    const ofBoth = (await reported.export({}, reportScopeOf(two))).id;
    const sees = async (actor: SignedIn) => {
      const ids = await listed(actor);
      return {
        own: ids.includes(own),
        whole: ids.includes(whole),
        everything: ids.includes(everything),
        ofBoth: ids.includes(ofBoth),
      };
    };
    expect(await sees(metropolia)).toEqual({ own: true, whole: false, everything: false, ofBoth: false });
    expect(await sees(laurea)).toEqual({ own: false, whole: false, everything: false, ofBoth: false });
    expect(await sees(two)).toEqual({ own: true, whole: false, everything: false, ofBoth: true });
    expect(await sees(manager)).toEqual({ own: true, whole: true, everything: false, ofBoth: true });
    expect(await sees(nobody)).toEqual({ own: false, whole: false, everything: false, ofBoth: false });
    expect(await sees(chief)).toEqual({ own: true, whole: true, everything: true, ofBoth: true });
    expect(await catalogue().get(scopeOf(laurea), own)).toBeUndefined();
    expect(await catalogue().get(scopeOf(metropolia), own)).toMatchObject({
      organisations: 'Metropolia',
      requestedBy: 'Kaisa Koordinaattori',
    });
  });

  it('hides one organisation over all programmes from a grant for one of them', async () => {
    const far = await reported.staff({
      role: 'university_coordinator',
      organisationId: reported.laurea,
      programmeId: null,
    });
    const { id } = await reported.export({ programme: undefined }, reportScopeOf(far));
    expect(await listed(far)).toContain(id);
    expect(await listed(await reported.coordinatorOf(reported.laurea))).not.toContain(id);
    expect(await listed(await reported.managerOf())).not.toContain(id);
  });

  it('gets a new row by the command of the console, within the scope of who gives it', async () => {
    const coordinator = await reported.coordinatorOf(reported.metropolia);
    const [command] = catalogue().commands;
    const before = (await listed(coordinator)).length;
    const outcome = await command?.execute(coordinator, [], { ...PERIOD, programme: '', format: 'xlsx' });
    // From the message one goes to the file.
    const goTo: unknown = expect.stringMatching(/^\/resources\/report-exports\/records\/[0-9a-f-]+\/show$/);
    expect(outcome).toEqual({ done: 1, refused: [], goTo });
    expect(await listed(coordinator)).toHaveLength(before + 1);
    const [row] = await catalogue().list(scopeOf(coordinator), { filter: { format: 'xlsx' }, offset: 0, limit: 1 });
    expect(row).toMatchObject({
      periodFrom: PERIOD.from,
      periodTo: PERIOD.to,
      programme: 'Luotsin kevät',
      organisations: 'Metropolia',
    });
    expect(catalogue().personsIn(row ? [row] : [])).toEqual([coordinator.personId]);
  });
});
