import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  AskMentor,
  ChangeMentorChoice,
  FrozenRuns,
  readRunDocument,
  replay,
  StartRun,
  writeRunDocument,
} from '#matching';
import { USUAL_SETTINGS as USUAL } from '../../../libs/matching/src/domain/run-settings.js';
import { FindPairChoices } from '../../../libs/matching/src/queries/find-pair-choices.js';
import { MentorsToAsk } from '../../../libs/matching/src/queries/mentors-to-ask.js';
import { MyWaiting } from '../../../libs/matching/src/queries/my-waiting.js';
import { openHouse, type TestHouse } from '../../support/house.js';
import type { Enrolled } from './builders.js';
import { KickOff } from './support/kick-off.js';

let house: TestHouse;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

describe('a run after a kick-off', () => {
  it('never makes a pair that one of the two wants to avoid, and rather makes one that both like', async () => {
    const kickOff = await KickOff.open(house);
    const { aino, bo, cem, maija, nina } = kickOff.people;
    const { round } = kickOff;
    const id = await kickOff.published();
    // Without marks Aino is Maija's and Bo is Nina's, by their wishes.
    await kickOff.both(id, aino, nina, ['like', 'like']);
    await kickOff.both(id, bo, nina, ['avoid', 'like']);
    await kickOff.both(id, aino, maija, ['like', 'neutral']);
    await kickOff.act('close', id);
    // Nor does anybody who looks for a pair outside of a run find her.
    const { options } = await house
      .get(FindPairChoices, { strict: false })
      .execute({ id: round.cohortId, programmeId: round.programmeId }, { only: { student: bo.enrolmentId } });
    expect(options.map(({ mentor }) => mentor.enrolmentId)).toEqual([maija.enrolmentId]);
    const run = await round.run();
    expect((await round.pairsOf(run)).filter((pair) => pair.startsWith('Aino') || pair.startsWith('Bo'))).toEqual(
      expect.arrayContaining(['Aino - Nina']),
    );
    expect(await round.pairsOf(run)).not.toContain('Bo - Nina');
    expect((await round.runRow(run)).settings).toMatchObject({ talkRoundId: id, aims: ['liked', ...USUAL.aims] });
    const frozen = await house.get(FrozenRuns, { strict: false }).get(run);
    expect(frozen.snapshot.liked).toEqual([
      { studentEnrolmentId: aino.enrolmentId, mentorEnrolmentId: nina.enrolmentId },
    ]);
    const copy = readRunDocument(writeRunDocument(frozen));
    for (const one of [frozen, copy]) expect(replay(one)).toMatchObject({ sameInput: true, sameResult: true });
    await round.publish(run);
    await house.settle();
    const waiting = house.get(MyWaiting, { strict: false });
    const told = [...(await waiting.list(bo.personId, 'en')), ...(await waiting.list(cem.personId, 'en'))];
    // How many are left to her would tell who avoided her.
    expect(told).toEqual([expect.objectContaining({ why: 'after-talks', options: 0, crowd: null })]);
  });

  it('lets a student ask whoever wants to avoid her, as if nothing had been marked, and not whom she avoids herself', async () => {
    const kickOff = await KickOff.open(house);
    const { aino, bo, maija, nina } = kickOff.people;
    const { round, staff } = kickOff;
    const { cohortId } = round;
    await house.get(ChangeMentorChoice, { strict: false }).execute({ cohortId, isOn: true, requests: 3 }, staff);
    const shownTo = async ({ personId }: Enrolled) =>
      (await house.get(MentorsToAsk, { strict: false }).page(personId, { cohort: cohortId }, 'en')).items.map(
        (card) => card.displayName,
      );
    const before = await shownTo(aino);
    expect(before).toEqual(['Maija', 'Nina']);
    const id = await kickOff.published();
    await kickOff.mark(id, 'Aino', 'Nina', aino, 'like');
    await kickOff.mark(id, 'Aino', 'Nina', nina, 'like');
    await kickOff.mark(id, 'Aino', 'Maija', maija, 'avoid');
    await kickOff.mark(id, 'Bo', 'Nina', bo, 'avoid');
    await kickOff.act('close', id);
    expect(await shownTo(aino)).toEqual(before);
    expect(await shownTo(bo)).toEqual(['Maija']);
    const ask = async (student: Enrolled, mentor: Enrolled) =>
      house
        .get(AskMentor, { strict: false })
        .execute({ cohortId, mentorEnrolmentId: mentor.enrolmentId }, await round.signedIn(student.personId));
    await expect(ask(bo, nina)).rejects.toThrow('matching.mentor-not-free');
    await ask(aino, maija);
    expect(await round.proposalOf(maija)).toMatchObject({ state: 'half_accepted', cameFrom: 'request' });
  });

  it('takes no notice of talks where staff say so, or that are not closed or of others; without talks nothing is different', async () => {
    const kickOff = await KickOff.open(house);
    const { bo, nina } = kickOff.people;
    const { round } = kickOff;
    const id = await kickOff.published();
    await kickOff.both(id, bo, nina, ['avoid', 'like']);
    const start = (talkRoundId?: string | null) =>
      house
        .get(StartRun, { strict: false })
        .execute({ cohortId: round.cohortId, dry: true, settings: { ...USUAL, talkRoundId } }, kickOff.staff);
    await expect(start(id)).rejects.toThrow('matching.unknown-talk-round');
    const before = await start();
    await house.settle();
    await kickOff.act('close', id);
    const without = await start(null);
    await house.settle();
    const rows = [await round.runRow(before), await round.runRow(without)];
    expect(rows.map((row) => row.settings)).toEqual([USUAL, USUAL]);
    expect(rows[0]?.input_hash).toBe(rows[1]?.input_hash);
    const other = await KickOff.open(house);
    const foreign = await other.published();
    await other.act('close', foreign);
    await expect(start(foreign)).rejects.toThrow('matching.unknown-talk-round');
  });
});
