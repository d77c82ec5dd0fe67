import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PersonalDataHolders, Transactions } from '#platform';
import { openHouse, type TestHouse } from '../../support/house.js';
import { type Enrolled, Round } from './builders.js';

let house: TestHouse;
let round: Round;
let student: Enrolled;
let mentor: Enrolled;
beforeAll(async () => {
  house = await openHouse();
  round = await Round.open(house);
  student = await round.student('Aino');
  mentor = await round.mentor('Maija');
  await round.runAndPublish();
  await round.answer(student, 'accept', { comment: 'My hopes.' });
});
afterAll(() => house.close());

const holder = () => {
  const found = house
    .get(PersonalDataHolders, { strict: false })
    .all()
    .find((one) => one.lib === 'matching');
  if (!found) throw new Error('matching holds no personal data');
  return found;
};

describe('what matching knows about a person', () => {
  it('is exported to her: her own side and what she wrote, not the other’s words', async () => {
    const own = JSON.stringify(await holder().exportOf(student.personId));
    expect(own).toContain('My hopes.');
    expect(own).toContain('half_accepted');
    expect(JSON.stringify(await holder().exportOf(mentor.personId))).not.toContain('My hopes.');
  });

  it('goes when she is erased: open proposals end, words and score parts go, the state stays', async () => {
    await house.get(Transactions, { strict: false }).run(() => holder().erase(student.personId));
    expect(await round.proposalOf(mentor)).toMatchObject({ state: 'withdrawn', reasons: [] });
    expect(await round.seatsTaken(mentor)).toBe(0);
    const rows = await house.database.query('select comment from matching.proposal_side where comment is not null');
    expect(rows).toEqual([]);
  });

  it('stands in no other table with a person’s id', async () => {
    const columns = await house.database.query<{ table: string }>(
      `select distinct c.conrelid::regclass::text as table from pg_constraint c join pg_namespace n on n.oid = c.connamespace
       where n.nspname = 'matching' and c.contype = 'f' and c.confrelid = 'identity.person'::regclass order by 1`,
    );
    expect(columns.map((row) => row.table)).toEqual([...holder().tables].toSorted());
  });
});
