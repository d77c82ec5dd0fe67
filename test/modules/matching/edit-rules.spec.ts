import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Catalogues, requireScope, type SignedIn } from '#identity';
import { openHouse, type TestHouse } from '../../support/house.js';
import { Round } from './builders.js';

let house: TestHouse;
let round: Round;
let manager: SignedIn;
beforeAll(async () => {
  house = await openHouse();
  round = await Round.open(house);
  manager = await round.staff();
});
afterAll(() => house.close());

const catalogue = () => {
  const found = house.get(Catalogues, { strict: false }).get('match-rules');
  if (!found) throw new Error('no catalogue');
  return found;
};
const change = (actor: SignedIn, input: Readonly<Record<string, string>>) => {
  const command = catalogue().commands.find(({ name }) => name === 'new-version');
  return command?.execute(actor, [], { cohort: round.cohortId, reason: 'Goals matter here.', ...input });
};
const versions = (actor: SignedIn) =>
  catalogue().list(requireScope(actor, 'matching.edit-rules'), { filter: {}, offset: 0, limit: 50 });

describe('the rules of a round', () => {
  it('begin as those of the installation', async () => {
    const shown = await versions(manager);
    expect(shown.map(({ cohort, version, isNewest }) => [cohort, version, isNewest])).toEqual([
      [null, 3, true],
      [null, 2, false],
      [null, 1, false],
    ]);
    expect(shown[0]).toMatchObject({ 'points-topics': 270, 'points-students': 96, 'same-employer': true });
    expect(shown[1]).toMatchObject({ 'points-topics': 300, 'points-goals': 150, 'points-students': 0 });
    expect(shown[2]).toMatchObject({ 'points-topics': 450, 'points-goals': 0, author: null });
  });

  it('get a version of their own with who, when and why; what is left empty stays', async () => {
    await change(manager, { 'points-topics': '220', 'points-goals': '185', 'same-employer': 'off', level: 'B1' });
    await change(manager, { must: 'goals', reason: 'Only with a goal.' });
    const own = (await versions(manager)).filter(({ cohort }) => cohort !== null);
    expect(own).toMatchObject([
      {
        ...{ title: 'Spring 2', version: 2, isNewest: true, reason: 'Only with a goal.', author: 'Staff Under Test' },
        ...{ 'points-topics': 220, 'points-goals': 185, 'points-field': 135, 'same-employer': false },
        ...{ createdAt: house.clock.now(), authorId: manager.personId },
      },
      { version: 1, isNewest: false, reason: 'Goals matter here.' },
    ]);
    expect(catalogue().personsIn(await versions(manager))).toEqual([manager.personId, manager.personId]);
  });

  it('offer no must of what a mentor wishes of her student: she was told that it is no condition', async () => {
    const must = catalogue().commands[0]?.inputs?.find(({ name }) => name === 'must');
    expect(must?.values).toContain('field');
    expect(must?.values).not.toContain('students');
    const other = await Round.open(house);
    const staff = await other.staff();
    const execute = catalogue().commands[0]?.execute;
    await execute?.(staff, [], {
      cohort: other.cohortId,
      reason: 'Less.',
      'points-students': '0',
      'points-topics': '366',
    });
    await execute?.(staff, [], { cohort: other.cohortId, reason: 'A must.', must: 'students' });
    const own = await house.database.query(
      `select rules->'soft'->'students' as students from matching.rule_set where cohort_id = $1 order by version`,
      [other.cohortId],
    );
    expect(own).toEqual(Array.from({ length: 2 }, () => ({ students: { points: 0, must: false } })));
  });

  it('hold from the next run on', async () => {
    await round.student('Aino');
    await round.mentor('Maija');
    const [newest] = (await versions(manager)).filter(({ cohort }) => cohort !== null);
    const run = await round.run();
    expect((await round.runRow(run)).rule_set_id).toBe(newest?.id);
  });

  it('tell beforehand what they would mean for those who wait', async () => {
    const other = await Round.open(house);
    await other.student('Near', { modes: ['in_person'] });
    await other.student('Far');
    await other.mentor('Maija');
    const staff = await other.staff();
    const foresee = (input: Readonly<Record<string, string>>) =>
      catalogue().commands[0]?.foresee?.(staff, { cohort: other.cohortId, ...input });
    expect(await foresee({})).toEqual({ students: 2, mentors: 1, pairs: 1, without: 1 });
    expect(await foresee({ 'meeting-mode': 'off' })).toMatchObject({ pairs: 2, without: 0 });
    await expect(foresee({ 'points-topics': '999' })).rejects.toThrow('matching.points-do-not-add-up');
    await expect(catalogue().commands[0]?.foresee?.(manager, { cohort: other.cohortId })).rejects.toThrow(
      'matching.unknown-cohort',
    );
    expect((await versions(staff)).filter(({ cohort }) => cohort !== null)).toEqual([]);
  });

  it.each([
    [{ 'points-topics': '999' }, 'matching.points-do-not-add-up'],
    [{ 'points-topics': '-1' }, 'platform.invalid-input'],
    [{ 'points-topics': '1.5' }, 'platform.invalid-input'],
    [{ importance: '501' }, 'platform.invalid-input'],
    [{ reason: ' ' }, 'matching.reason-needed'],
  ])('are refused in words when they make no sense: %j', async (input, code) => {
    await expect(change(manager, input)).rejects.toThrow(code);
  });

  it('are a matter of the whole programme: nobody else sees or changes them', async () => {
    const ofLaurea = await round.staff('programme_manager', { organisationId: round.laurea });
    await expect(change(ofLaurea, {})).rejects.toThrow('matching.whole-programme-needed');
    const elsewhere = await (await Round.open(house)).staff();
    await expect(change(elsewhere, {})).rejects.toThrow('matching.unknown-cohort');
    expect((await versions(elsewhere)).map(({ cohort }) => cohort)).toEqual([null, null, null]);
    await expect(change(await round.staff('university_coordinator'), {})).rejects.toThrow('identity.not-allowed');
  });

  it('are numbered one after the other, also when two save at once', async () => {
    await Promise.all([change(manager, {}), change(manager, {}), change(manager, {})]);
    const own = (await versions(manager)).filter(({ cohort }) => cohort !== null);
    expect(own.map(({ version }) => version)).toEqual([5, 4, 3, 2, 1]);
  });
});
