import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { CancelRun, MyProposals, WithdrawProposal } from '#matching';
import { SaveProfile, StudentProfile } from '#profiles';
import { openHouse, type TestHouse } from '../../support/house.js';
import { type Enrolled, Round } from './builders.js';

let house: TestHouse;
let round: Round;
let student: Enrolled;
let mentor: Enrolled;
beforeAll(async () => {
  house = await openHouse();
});
beforeEach(async () => {
  round = await Round.open(house);
  student = await round.student('Aino');
  mentor = await round.mentor('Maija');
});
afterAll(() => house.close());

const TOLD = 'proposal-withdrawn';
const proposals = (person: Enrolled) => house.get(MyProposals, { strict: false }).list(person.personId, 'en');
const withdrawals = async () =>
  house.database.query<{ because: string; side: string | null }>(
    `select data->>'because' as because, data->>'side' as side from platform.fact
     where type = 'matching.proposal-withdrawn' and cohort_id = $1`,
    [round.cohortId],
  );
async function withdraw(proposalId: string): Promise<void> {
  const act = house.get(WithdrawProposal, { strict: false });
  await act.execute({ proposalId, reason: 'They are cousins.' }, await round.staff());
  await house.settle();
}
async function idsIn(runId: string): Promise<string[]> {
  const rows = await house.database.query<{ id: string }>('select id from matching.proposal where run_id = $1', [
    runId,
  ]);
  return rows.map((row) => row.id);
}

describe('somebody who leaves the cohort', () => {
  it('ends the proposal, and the other side hears of it once', async () => {
    await round.runAndPublish();
    await round.answer(mentor, 'accept');
    await round.leave(student);
    expect(await round.proposalOf(mentor)).toMatchObject({ state: 'withdrawn' });
    expect(await round.seatsTaken(mentor)).toBe(0);
    expect(await withdrawals()).toEqual([{ because: 'side-left', side: 'student' }]);
    expect([await round.toldOf(mentor, TOLD), await round.toldOf(student, TOLD)]).toEqual([1, 0]);
  });

  it('as a mentor tells each student she was proposed to', async () => {
    await round.leave(mentor);
    const busy = await round.mentor('Nina', { seats: 2 });
    const other = await round.student('Bo');
    await round.runAndPublish();
    await round.leave(busy);
    expect([await round.toldOf(student, TOLD), await round.toldOf(other, TOLD)]).toEqual([1, 1]);
    expect(await round.toldOf(busy, TOLD)).toBe(0);
  });

  it('tells nobody of what was never sent', async () => {
    await round.run();
    await round.leave(student);
    expect(await withdrawals()).toEqual([]);
    expect(await round.toldOf(mentor, TOLD)).toBe(0);
    expect(await round.seatsTaken(mentor)).toBe(0);
  });

  it('concludes a run whose last open proposal it was, and no other', async () => {
    const bo = await round.student('Bo');
    await round.mentor('Nina');
    const run = await round.run();
    await round.leave(student);
    expect(await round.runRow(run)).toMatchObject({ state: 'done' });
    await round.leave(bo);
    expect(await round.runRow(run)).toMatchObject({ state: 'published' });
    await round.student('Cem');
    expect(await round.runRow(await round.run())).toMatchObject({ state: 'done', matched: 1 });
  });

  it('may do so while staff throw the run away: neither waits for the other for ever', async () => {
    const run = await round.run();
    const cancel = async () => house.get(CancelRun, { strict: false }).execute({ runId: run }, await round.staff());
    await Promise.allSettled([round.leave(student), cancel()]);
    expect(['cancelled', 'published']).toContain((await round.runRow(run)).state);
    expect(await round.seatsTaken(mentor)).toBe(0);
  });
});

describe('staff who take a proposal back', () => {
  it('tell both, once', async () => {
    await round.runAndPublish();
    await withdraw((await round.proposalOf(student)).id);
    expect(await withdrawals()).toEqual([{ because: 'staff', side: null }]);
    expect([await round.toldOf(mentor, TOLD), await round.toldOf(student, TOLD)]).toEqual([1, 1]);
  });

  it('tell nobody before it was sent', async () => {
    const [id = ''] = await idsIn(await round.run());
    await withdraw(id);
    expect(await withdrawals()).toEqual([]);
    expect([await proposals(student), await round.toldOf(student, TOLD)]).toEqual([[], 0]);
  });
});

describe('a proposal that came to nothing', () => {
  const NAME_ONLY = { headline: '', languages: [], topics: [], text: '' };

  it('shows the name and how it ended, nothing that the other has written, then or later', async () => {
    await round.runAndPublish();
    expect((await round.proposalOf(mentor)).other.text).not.toBe('');
    await round.answer(student, 'decline');
    const profile = { wishText: 'Written after the no.', version: 1 };
    const saved = await house.database.repository(StudentProfile).findOneByOrFail({ personId: student.personId });
    await house
      .get(SaveProfile, { strict: false })
      .execute('student', StudentProfile, student.personId, { ...saved, ...profile });
    expect(await round.proposalOf(mentor)).toMatchObject({
      state: 'declined',
      other: { displayName: 'Aino', ...NAME_ONLY },
      reasons: [],
    });
    expect(await round.proposalOf(student)).toMatchObject({ other: { displayName: 'Maija', ...NAME_ONLY } });
  });

  it('shows as much when it was taken back', async () => {
    await round.runAndPublish();
    await withdraw((await round.proposalOf(student)).id);
    expect((await round.proposalOf(student)).other).toEqual({ displayName: 'Maija', ...NAME_ONLY });
  });

  it('is not one that both have accepted', async () => {
    await round.runAndPublish();
    await round.answer(student, 'accept');
    await round.answer(mentor, 'accept');
    expect((await round.proposalOf(mentor)).other.text).not.toBe('');
  });
});
