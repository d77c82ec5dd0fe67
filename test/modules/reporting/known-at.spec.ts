import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Organisations } from '#identity';
import { Transactions } from '#platform';
import { DAY, MINUTE } from '#platform/kernel';
import { openHouse, type TestHouse } from '../../support/house.js';
import { aPerson, someId } from '../../support/people.js';
import { Reported } from './support.js';

const AT = '2026-02-05T15:00:00Z';

let house: TestHouse;
let reported: Reported;
beforeAll(async () => {
  house = await openHouse(new Date('2026-04-10T09:00:00Z'));
  reported = await Reported.in(house);
});
afterAll(() => house.close());

describe('a report as of an instant', () => {
  it('is the same for ever, also when something recorded before it commits after it', async () => {
    const student = await reported.student(reported.laurea);
    let commit: () => void = () => undefined;
    const committing = new Promise<void>((resolve) => {
      commit = resolve;
    });
    let noted: () => void = () => undefined;
    const isNoted = new Promise<void>((resolve) => {
      noted = resolve;
    });
    const checkIn = house.get(Transactions, { strict: false }).run(async () => {
      await reported.came(someId(), student, reported.laurea, AT);
      noted();
      await committing;
    });
    await Promise.race([isNoted, checkIn]);
    house.clock.advance(MINUTE);

    const meanwhile = await reported.export();
    commit();
    await checkIn;
    await house.settle();

    const again = await reported.export({ asOf: meanwhile.report.asOf });
    expect(again.report.asOf).toEqual(meanwhile.report.asOf);
    expect(again.report.figures).toEqual(meanwhile.report.figures);
    expect(again.report.sha256).toBe(meanwhile.report.sha256);
    const now = await reported.export();
    expect(now.report.figures).not.toEqual(meanwhile.report.figures);
  });

  it('is the same for ever, also when a process with a slow clock notes something', async () => {
    const first = await reported.export();
    house.clock.advance(-10 * MINUTE);
    await reported.came(someId(), await reported.student(reported.laurea), reported.laurea, AT);
    house.clock.advance(20 * MINUTE);
    const again = await reported.export({ asOf: first.report.asOf });
    expect(again.report.figures).toEqual(first.report.figures);
    expect((await reported.export()).report.figures).not.toEqual(first.report.figures);
  });

  it('knows the participants of then: a guest who becomes a student later was none', async () => {
    const { personId } = await aPerson(house);
    await reported.came(someId(), personId, null, AT);
    const before = await reported.export();
    house.clock.advance(60 * DAY);
    await reported.enter(personId, reported.metropolia);
    const again = await reported.export({ asOf: before.report.asOf });
    expect(again.report.figures).toEqual(before.report.figures);
    const [then, now] = [before, await reported.export()].map(
      ({ report }) =>
        report.figures.find(({ indicator, of }) => indicator === 'r3-participants' && of === 'total')?.value,
    );
    expect(now).toBe((then ?? 0) + 1);
  });

  it('counts those who came to an event that was called off only later', async () => {
    const [event, person] = [someId(), await reported.student(reported.metropolia)];
    await reported.came(someId(), person, reported.metropolia, AT, 1, event);
    const before = await reported.figures();
    const { report } = await reported.export();
    house.clock.advance(DAY);
    await reported.calledOff(event);
    expect(await reported.figures({ asOf: report.asOf })).toEqual(before);
    const after = await reported.figures();
    for (const indicator of ['r3-participants', 'e2-attendances'])
      expect(after[indicator]?.total).toBe((before[indicator]?.total ?? 0) - 1);
  });

  it('keeps its checksum when a university joins the programme afterwards', async () => {
    const first = await reported.export();
    const haaga = await house
      .get(Organisations, { strict: false })
      .findOrAdd({ kind: 'university', name: { source: 'fi', fi: 'Haaga' } });
    await house.database.query(
      `insert into programmes.partner (programme_id, organisation_id, role) values ($1, $2, 'part_implementer')`,
      [reported.programme, haaga],
    );
    const again = await reported.export({ asOf: first.report.asOf });
    expect(again.report.organisations.length).toBe(first.report.organisations.length + 1);
    expect(again.report.sha256).toBe(first.report.sha256);
  });
});
