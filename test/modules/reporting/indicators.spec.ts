import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { Organisations } from '#identity';
import { SYSTEM } from '#platform';
import type { PersonId } from '#platform/kernel';
import { RebuildProjection } from '#reporting';
import { openHouse, type TestHouse } from '../../support/house.js';
import { someId } from '../../support/people.js';
import { Reported } from './support.js';

let house: TestHouse;
let reported: Reported;
let dan: PersonId;
beforeAll(async () => {
  house = await openHouse(new Date('2026-04-10T09:00:00Z'));
  reported = await Reported.in(house);
  await tellTheStory(reported);
});
afterAll(() => house.close());

/** A small spring that was counted by hand; each line says what it adds. */
async function tellTheStory(told: Reported): Promise<void> {
  const { metropolia, laurea } = told;
  const [anna, ben, cia, eve] = [
    await told.student(metropolia),
    await told.student(metropolia),
    await told.student(laurea),
    await told.student(metropolia),
  ];
  dan = await told.student(null);
  const mia = await told.mentor();

  const pair = someId();
  await told.started(pair, [anna], [metropolia], '2026-01-10T10:00:00Z'); // M1 Metropolia; R3 anna
  await told.started(pair, [anna], [metropolia], '2026-03-01T10:00:00Z'); // told again: nothing
  await told.started(someId(), [ben, cia], [metropolia, laurea], '2026-02-01T10:00:00Z'); // M1 both; R3 ben, cia
  await told.started(someId(), [dan], [], '2025-12-31T21:59:59Z'); // 23:59:59 on New Year's Eve in Helsinki: outside
  await told.started(someId(), [dan], [], '2025-12-31T22:00:00Z'); // midnight: M1 unknown; R3 dan
  // In the other programme: M1 Laurea there; Anna entered here first, so she stays Metropolia's in all programmes together.
  house.clock.set(new Date('2026-04-11T09:00:00Z'));
  await told.enter(anna, laurea, told.other);
  await told.started(someId(), [anna], [laurea], '2026-02-02T10:00:00Z', told.other);

  const meeting = someId();
  await told.met(meeting, [ben, cia], [metropolia, laurea], '2026-02-10'); // M4 both
  await told.met(meeting, [ben, cia], [metropolia, laurea], '2026-02-10'); // told again: nothing
  await told.met(someId(), [anna], [metropolia], '2026-03-31'); // M4 Metropolia
  await told.met(someId(), [anna], [metropolia], '2026-04-01'); // outside

  await told.came(someId(), anna, metropolia, '2026-02-05T15:00:00Z'); // E2 Metropolia
  await told.came(someId(), mia, null, '2026-02-05T15:00:00Z'); // E2 unknown; a mentor is no participant
  await told.came(someId(), eve, laurea, '2026-02-05T15:00:00Z'); // E2 Laurea, where she is now; R3 Metropolia, where she was at entry
  const regretted = someId();
  await told.came(regretted, cia, laurea, '2026-02-05T15:00:00Z', 1);
  await told.takenBack(regretted, cia, laurea, '2026-02-05T15:00:00Z', 2); // nothing
  const twice = someId();
  await told.came(twice, ben, metropolia, '2026-02-05T15:00:00Z', 1);
  await told.takenBack(twice, ben, metropolia, '2026-02-05T15:00:00Z', 2);
  await told.came(twice, ben, metropolia, '2026-02-05T15:00:00Z', 3); // E2 Metropolia
  await told.came(someId(), dan, null, '2026-03-31T20:59:59Z'); // ended a second before midnight: E2 unknown
  await told.came(someId(), dan, null, '2026-03-31T21:30:00Z'); // an evening of 31 March that ended half past midnight: outside

  const calledOff = someId();
  const [fay, gus] = [await told.student(metropolia), await told.student(laurea)];
  await told.came(someId(), fay, metropolia, '2026-02-20T15:00:00Z', 1, calledOff);
  await told.came(someId(), gus, laurea, '2026-02-20T15:00:00Z', 1, calledOff);
  await told.calledOff(calledOff); // cancelled after they had been checked in: nothing
  await told.came(someId(), gus, laurea, '2026-02-21T15:00:00Z'); // E2 Laurea; R3 gus
}

const BY_HAND = {
  'r3-participants': { total: 6, Metropolia: 3, Laurea: 2, unknown: 1 },
  'm1-mentorships-started': { total: 3, Metropolia: 2, Laurea: 1, unknown: 1 },
  'm4-meetings': { total: 2, Metropolia: 2, Laurea: 1, unknown: 0 },
  'e2-attendances': { total: 6, Metropolia: 2, Laurea: 2, unknown: 2 },
};

describe('the indicators of a period', () => {
  it('are what was counted by hand, also before the worker has handled a single fact', async () => {
    expect(await reported.figures()).toEqual(BY_HAND);
  });

  it('stay the same when the handlers come after', async () => {
    await house.settle();
    expect(await reported.figures()).toEqual(BY_HAND);
  });

  it('count everything once when all programmes are taken together', async () => {
    expect(await reported.figures({ programme: undefined })).toEqual({
      ...BY_HAND,
      'm1-mentorships-started': { total: 4, Metropolia: 2, Laurea: 2, unknown: 1 },
    });
  });

  it('of another programme are those of its own facts, with every university of it', async () => {
    expect(await reported.figures({ programme: 'toinen ohjelma' })).toEqual({
      'r3-participants': { total: 1, Laurea: 1, unknown: 0 },
      'm1-mentorships-started': { total: 1, Laurea: 1, unknown: 0 },
      'm4-meetings': { total: 0, Laurea: 0, unknown: 0 },
      'e2-attendances': { total: 0, Laurea: 0, unknown: 0 },
    });
  });

  it('belong to days in Helsinki: a single day, on either side of midnight', async () => {
    const day = async (date: string) =>
      (await reported.figures({ from: date, to: date }))['m1-mentorships-started']?.total;
    expect([await day('2025-12-31'), await day('2026-01-01'), await day('2026-01-02')]).toEqual([1, 1, 0]);
    // The pair that was told of again on 1 March had started in January.
    expect(await day('2026-03-01')).toBe(0);
    const april = await reported.figures({ from: '2026-04-01', to: '2026-04-01' });
    expect(april['e2-attendances']).toMatchObject({ total: 1 });
  });

  it('say what was known at an instant: what was recorded or taken back later changes nothing', async () => {
    const before = await reported.figures();
    const known = house.clock.now();
    house.clock.set(new Date('2026-04-12T09:00:00Z'));
    const late = someId();
    await reported.came(late, dan, null, '2026-02-05T15:00:00Z');
    const knownLate = house.clock.now();
    house.clock.set(new Date('2026-04-13T09:00:00Z'));
    await reported.takenBack(late, dan, null, '2026-02-05T15:00:00Z');
    await house.settle();

    expect(await reported.figures({ asOf: known })).toEqual(before);
    expect((await reported.figures({ asOf: knownLate }))['e2-attendances']).toMatchObject({ total: 7, unknown: 3 });
    expect((await reported.figures())['e2-attendances']).toMatchObject({ total: 6, unknown: 2 });
  });
});

describe('one counting', () => {
  it('sees one snapshot: what is committed while it counts is in none of its figures and rows', async () => {
    const haaga = await house
      .get(Organisations, { strict: false })
      .findOrAdd({ kind: 'university', name: { source: 'fi', fi: 'Haaga' } });
    const other = new pg.Client({ connectionString: house.env.DATABASE_URL });
    await other.connect();
    await other.query('begin; lock table programmes.partner in access exclusive mode');
    // The indicators are counted; the rows of the report wait for the lock.
    const counting = reported.figures();
    for (let waits = 0; waits === 0; ) {
      const { rows } = await other.query<{ waits: number }>(
        `select count(*)::int as waits from pg_locks where not granted and relation = 'programmes.partner'::regclass`,
      );
      waits = rows[0]?.waits ?? 0;
    }
    await other.query(
      `insert into reporting.fact select gen_random_uuid(), kind, gen_random_uuid(), 1, person_ids, programme_id, organisation_ids,
         occurred_at, occurred_on, recorded_at from reporting.fact where kind = 'mentorship-started' and occurred_on = '2026-02-01'`,
    );
    await other.query(
      `insert into programmes.partner (programme_id, organisation_id, role) values ($1, $2, 'part_implementer')`,
      [reported.programme, haaga],
    );
    await other.query('commit');
    await other.end();
    expect((await counting)['m1-mentorships-started']).toEqual({ total: 3, Metropolia: 2, Laurea: 1, unknown: 1 });
    expect((await reported.figures())['m1-mentorships-started']).toMatchObject({ total: 4, Haaga: 0 });
    await house.get(RebuildProjection, { strict: false }).execute(SYSTEM);
    expect((await reported.figures())['m1-mentorships-started']).toMatchObject({ total: 3 });
  });
});

describe('the projection', () => {
  const rows = () => house.database.query<{ kind: string }>('select * from reporting.fact order by source_fact_id');

  it('is equal row by row when it is made again out of the facts', async () => {
    await house.settle();
    const handled = await rows();
    expect(new Set(handled.map(({ kind }) => kind))).toEqual(
      new Set([
        'mentorship-started',
        'meeting-counted',
        'attendance-noted',
        'attendance-retracted',
        'event-cancelled',
        'participant-entered',
      ]),
    );
    await house.database.query(`update reporting.fact set occurred_on = occurred_on + 40, person_ids = '{}'`);
    await house.database.query(
      'delete from reporting.fact where source_fact_id in (select source_fact_id from reporting.fact limit 3)',
    );
    expect(await house.get(RebuildProjection, { strict: false }).execute(SYSTEM)).toBe(handled.length);
    expect(await rows()).toEqual(handled);
  });

  it('keeps no mentor of a pair and each student of a group', async () => {
    const [group] = await house.database.query<{ students: number; organisations: number }>(
      `select cardinality(person_ids) as students, cardinality(organisation_ids) as organisations from reporting.fact
       where kind = 'mentorship-started' order by cardinality(person_ids) desc limit 1`,
    );
    expect(group).toEqual({ students: 2, organisations: 2 });
  });
});
