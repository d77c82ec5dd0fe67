import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { SignedIn } from '#identity';
import {
  AskMentor,
  ChangeMentorChoice,
  ChangeTalkRound,
  FrozenRuns,
  MarkTalk,
  PlanTalks,
  readRunDocument,
  replay,
  StartRun,
  writeRunDocument,
} from '#matching';
import { PersonalDataHolders, Transactions } from '#platform';
import { USUAL_SETTINGS as USUAL } from '../../../libs/matching/src/domain/run-settings.js';
import { FindPairChoices } from '../../../libs/matching/src/queries/find-pair-choices.js';
import { MentorsToAsk } from '../../../libs/matching/src/queries/mentors-to-ask.js';
import { MyWaiting } from '../../../libs/matching/src/queries/my-waiting.js';
import { openHouse, type TestHouse } from '../../support/house.js';
import { type Enrolled, Round } from './builders.js';

let house: TestHouse;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const SETTINGS = {
  ...{ startsAt: new Date('2026-02-03T14:00:00Z'), minutes: 10, pauseMinutes: 2 },
  ...{ talksPerStudent: 2, talksPerMentor: 3, tables: null, place: 'Library' },
};

interface Seat {
  readonly id: string;
  readonly slot: number;
  readonly table: number;
  readonly student: string;
  readonly mentor: string;
}

/** A cohort before its kick-off: three students, two mentors, all of whom could be a pair; Fatima has nobody to speak with. */
class KickOff {
  private constructor(
    readonly round: Round,
    readonly staff: SignedIn,
    readonly people: Readonly<Record<'aino' | 'bo' | 'cem' | 'maija' | 'nina', Enrolled>>,
  ) {}

  static async open(): Promise<KickOff> {
    const round = await Round.open(house);
    const people = {
      aino: await round.student('Aino', { wishes: ['sales'] }),
      bo: await round.student('Bo', { wishes: ['data'] }),
      cem: await round.student('Cem'),
      maija: await round.mentor('Maija', { offers: ['sales'] }),
      nina: await round.mentor('Nina', { offers: ['data'] }),
    };
    await round.student('Fatima', { languages: [{ language: 'fi', level: 'C1' }] });
    return new KickOff(round, await round.staff(), people);
  }

  plan(change: Partial<typeof SETTINGS> | { tables: number } = {}, staff = this.staff): Promise<string> {
    const command = { ...SETTINGS, ...change, cohortId: this.round.cohortId };
    return house.get(PlanTalks, { strict: false }).execute(command, staff);
  }

  async act(act: 'publish' | 'close' | 'drop', id: string, staff = this.staff): Promise<void> {
    await house.get(ChangeTalkRound, { strict: false })[act](await this.seen(id), staff);
    await house.settle();
  }

  /** As staff would see it now. */
  async seen(id: string): Promise<{ id: string; version: number }> {
    const row = await house.database.one<{ version: number }>('select version from matching.talk_round where id = $1', [
      id,
    ]);
    return { id, version: row?.version ?? 0 };
  }

  seats(id: string): Promise<Seat[]> {
    return house.database.query(
      `select s.id, s.slot, s.table_number as "table", sp.display_name as student, mp.display_name as mentor from matching.talk_seat s
       join programmes.enrolment se on se.id = s.student_enrolment_id join identity.person sp on sp.id = se.person_id
       join programmes.enrolment me on me.id = s.mentor_enrolment_id join identity.person mp on mp.id = me.person_id
       where s.talk_round_id = $1 order by s.slot, s.table_number`,
      [id],
    );
  }

  /** One of the two of a talk marks it. */
  async mark(id: string, student: string, mentor: string, by: Enrolled, mark: 'like' | 'neutral' | 'avoid') {
    const seat = (await this.seats(id)).find((one) => one.student === student && one.mentor === mentor);
    const actor = await this.round.signedIn(by.personId);
    await house.get(MarkTalk, { strict: false }).execute({ talkId: seat?.id ?? '', mark }, actor);
  }

  /** Everybody of a talk but those said otherwise. */
  async both(id: string, student: Enrolled, mentor: Enrolled, marks: readonly ['like' | 'avoid', 'like' | 'neutral']) {
    await this.mark(id, student.name, mentor.name, student, marks[0]);
    await this.mark(id, student.name, mentor.name, mentor, marks[1]);
  }

  async published(): Promise<string> {
    const id = await this.plan();
    await this.act('publish', id);
    return id;
  }
}

const twice = (keys: readonly string[]) => keys.filter((key, at) => keys.indexOf(key) !== at);

describe('talks at a kick-off', () => {
  it('bring nobody to two places at once, no two together twice, and nobody beyond the limits', async () => {
    const kickOff = await KickOff.open();
    const id = await kickOff.plan();
    const seats = await kickOff.seats(id);
    expect(seats).toHaveLength(6);
    for (const place of ['student', 'mentor', 'table'] as const)
      expect(twice(seats.map((seat) => `${seat.slot} ${seat[place]}`))).toEqual([]);
    expect(twice(seats.map((seat) => `${seat.student} ${seat.mentor}`))).toEqual([]);
    expect(new Set(seats.map(({ slot }) => slot)).size).toBe(3);
    await house
      .get(PlanTalks, { strict: false })
      .again(await kickOff.seen(id), { ...SETTINGS, talksPerMentor: 1, tables: 1 }, kickOff.staff);
    const fewer = await kickOff.seats(id);
    expect(fewer.map(({ slot, table }) => [slot, table])).toEqual([[0, 1], [1, 1]]); // biome-ignore format: two times at one table
    expect(new Set(fewer.map(({ student }) => student)).size).toBe(2);
  });

  it('are one live plan in a cohort, for staff of the whole programme', async () => {
    const kickOff = await KickOff.open();
    const { round } = kickOff;
    const ofOne = await round.staff('programme_manager', { organisationId: round.laurea });
    await expect(kickOff.plan({}, ofOne)).rejects.toThrow('matching.whole-programme-needed');
    const id = await kickOff.plan();
    await expect(kickOff.plan()).rejects.toThrow('matching.talks-are-live');
    await expect(kickOff.act('publish', id, ofOne)).rejects.toThrow('matching.whole-programme-needed');
    await expect(kickOff.act('close', id)).rejects.toThrow('matching.not-possible-now');
    await kickOff.act('drop', id);
    const past = await kickOff.plan({ startsAt: house.clock.now() });
    await expect(kickOff.act('publish', past)).rejects.toThrow('matching.talks-have-begun');
    await kickOff.act('drop', past);
    expect(await kickOff.seats(id)).toEqual([]);
    const next = await kickOff.plan();
    await kickOff.act('publish', next);
    await expect(kickOff.plan()).rejects.toThrow('matching.talks-are-live');
    await expect(kickOff.act('drop', next)).rejects.toThrow('matching.not-possible-now');
    const again = house.get(PlanTalks, { strict: false }).again(await kickOff.seen(next), SETTINGS, kickOff.staff);
    await expect(again).rejects.toThrow('matching.not-possible-now');
    await expect(kickOff.act('close', next, await (await Round.open(house)).staff())).rejects.toThrow(
      'matching.unknown-talk-round',
    );
    const nobody = await Round.open(house);
    const empty = house
      .get(PlanTalks, { strict: false })
      .execute({ ...SETTINGS, cohortId: nobody.cohortId }, await nobody.staff());
    await expect(empty).rejects.toThrow('matching.nobody-matchable');
  });

  it('are published, planned anew and dropped only as staff have seen them', async () => {
    const kickOff = await KickOff.open();
    const [change, plan] = [house.get(ChangeTalkRound, { strict: false }), house.get(PlanTalks, { strict: false })];
    const id = await kickOff.plan();
    const seen = await kickOff.seen(id);
    // The same settings for the same people: nothing of the round itself is different but who sits where.
    await plan.again(seen, SETTINGS, kickOff.staff);
    const late = [
      change.publish(seen, kickOff.staff),
      change.drop(seen, kickOff.staff),
      plan.again(seen, SETTINGS, kickOff.staff),
    ];
    for (const one of late) await expect(one).rejects.toThrow('platform.changed-meanwhile');
    expect(await kickOff.round.toldOf(kickOff.people.aino, 'talks-announced')).toBe(0);
    await change.publish(await kickOff.seen(id), kickOff.staff);
  });

  it('leave out whose account is closed: she is not told, and talks with nobody', async () => {
    const kickOff = await KickOff.open();
    const { people } = kickOff;
    const id = await kickOff.plan();
    await house.database.query(`update identity.person set state = 'disabled' where id = $1`, [people.cem.personId]);
    await kickOff.act('publish', id);
    expect((await kickOff.seats(id)).map(({ student }) => student)).not.toContain('Cem');
  });

  it('are told to each with her own timetable, once, and not to those who left', async () => {
    const kickOff = await KickOff.open();
    const { round, people } = kickOff;
    const id = await kickOff.plan();
    await round.leave(people.cem);
    await kickOff.act('publish', id);
    const told = await Promise.all(Object.values(people).map((one) => round.toldOf(one, 'talks-announced')));
    expect(told).toEqual([1, 1, 0, 1, 1]);
    const { params } = (await house.database.one<{ params: { talks: object[] } }>(
      `select params from notifications.notification where person_id = $1 and type = 'talks-announced'`,
      [people.nina.personId],
    )) ?? { params: { talks: [] } };
    const own = (await kickOff.seats(id)).filter((seat) => seat.mentor === 'Nina');
    expect(params.talks).toEqual(
      own.map(({ slot, table }) => ({ startsAt: `2026-02-03T14:${slot === 0 ? '00' : slot * 12}:00.000Z`, table })),
    );
    expect(own).toHaveLength(2);
  });
});

describe('the mark that one of a talk gives the other', () => {
  it('is changed as often as she likes until the talks are closed, and is for the two alone to give', async () => {
    const kickOff = await KickOff.open();
    const { aino, bo, maija } = kickOff.people;
    const draft = await kickOff.plan();
    await expect(kickOff.mark(draft, 'Aino', 'Maija', aino, 'like')).rejects.toThrow('matching.unknown-talk');
    await kickOff.act('publish', draft);
    await kickOff.mark(draft, 'Aino', 'Maija', aino, 'avoid');
    await kickOff.mark(draft, 'Aino', 'Maija', aino, 'like');
    await kickOff.mark(draft, 'Aino', 'Maija', maija, 'neutral');
    await expect(kickOff.mark(draft, 'Aino', 'Maija', bo, 'like')).rejects.toThrow('matching.unknown-talk');
    await kickOff.act('close', draft);
    await expect(kickOff.mark(draft, 'Aino', 'Maija', aino, 'avoid')).rejects.toThrow('matching.talks-are-closed');
    const marks = 'select from_person_id as "from", mark from matching.preference where talk_round_id = $1';
    expect(await house.database.query(marks, [draft])).toEqual(
      expect.arrayContaining([
        { from: aino.personId, mark: 'like' },
        { from: maija.personId, mark: 'neutral' },
      ]),
    );
  });

  it('is exported to her who gave it, and goes with either of the two', async () => {
    const kickOff = await KickOff.open();
    const { aino, maija } = kickOff.people;
    const id = await kickOff.published();
    await kickOff.both(id, aino, maija, ['avoid', 'like']);
    const holder = house
      .get(PersonalDataHolders, { strict: false })
      .all()
      .find((one) => one.lib === 'matching');
    expect(await holder?.exportOf(aino.personId)).toMatchObject({ marks: [{ mark: 'avoid' }], talks: [{}, {}] });
    expect(JSON.stringify(await holder?.exportOf(maija.personId))).not.toContain('avoid');
    await house.get(Transactions, { strict: false }).run(async () => holder?.erase(maija.personId));
    const left = await house.database.query('select mark from matching.preference where talk_round_id = $1', [id]);
    expect(left).toEqual([]);
    expect((await kickOff.seats(id)).filter(({ mentor }) => mentor === 'Maija')).toEqual([]);
  });
});

describe('a run after a kick-off', () => {
  it('never makes a pair that one of the two wants to avoid, and rather makes one that both like', async () => {
    const kickOff = await KickOff.open();
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
    const kickOff = await KickOff.open();
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
    const kickOff = await KickOff.open();
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
    const other = await KickOff.open();
    const foreign = await other.published();
    await other.act('close', foreign);
    await expect(start(foreign)).rejects.toThrow('matching.unknown-talk-round');
  });
});
