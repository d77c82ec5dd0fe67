import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { z } from 'zod';
import { StartRun } from '#matching';
import type { unmatchedStudent } from '../../../libs/matching/src/api/desk.contract.js';
import { openApi } from '../../support/house.js';
import { Round } from './builders.js';
import { type Answer, DeskRound, managerOf } from './support/desk-round.js';

type Without = z.infer<typeof unmatchedStudent>;

let house: Awaited<ReturnType<typeof openApi>>;
let on: DeskRound;
beforeAll(async () => {
  house = await openApi();
});
beforeEach(async () => {
  on = await DeskRound.open(house);
});
afterAll(() => house.close());

describe('the match desk', () => {
  it('shows a run with its figures, its proof and what may be done', async () => {
    expect(await on.read('')).toMatchObject({
      ...{ state: 'done', dry: false, matched: 2, students: 3, revision: 0, offers: ['cancel', 'publish', 'change'] },
      result: { cover: { students: 2, places: 0 }, brokenLocks: 0, hash: expect.stringMatching(/^[0-9a-f]{64}$/) },
    });
  });

  it('lists pairs with names, universities and companies, and logs whom staff read', async () => {
    expect((await on.read('/pairs')).items).toContainEqual(
      expect.objectContaining({
        student: 'Aino',
        home: 'Metropolia',
        mentor: 'Maija',
        company: 'Nokia',
        state: 'proposed',
      }),
    );
    expect(await on.pairs()).toEqual(['Aino - Maija', 'Bo - Nina']);
    const entries = await house.database.query<{ ids: string[] }>(
      `select person_ids as ids from privacy.access_entry where reader_id = $1 and resource = 'matching.run'`,
      [on.staff.personId],
    );
    expect(entries.at(-1)?.ids).toHaveLength(4);
  });

  it('shows staff of one university its own students only', async () => {
    const { browser: laurea } = await managerOf(house, on.round, on.round.laurea);
    expect(await on.pairs(laurea)).toEqual(['Bo - Nina']);
    expect((await on.read('', laurea)).offers).toEqual(['publish']);
  });

  it('tells why a pair was made and whom else the rules allow', async () => {
    expect(await on.read(`/students/${on.idOf('Aino')}`)).toMatchObject({
      reasons: expect.arrayContaining([
        { uses: '/wishes', text: expect.stringContaining('The mentor offers what the student wishes for') },
      ]),
      others: [{ mentor: 'Nina', freeSeats: 1, taken: 1 }],
    });
  });

  it('speaks the language of the page, whatever the language of the reader’s mails', async () => {
    const beginnings = [];
    for (const language of ['fi-FI,fi;q=0.9', 'sv', 'en', '*']) {
      const path = on.at(`/students/${on.idOf('Aino')}`);
      const answer = await on.browser.send('GET', path, undefined, { 'accept-language': language });
      const { reasons } = (await answer.json()) as { reasons: { uses: string; text: string }[] };
      beginnings.push(reasons.find(({ uses }) => uses === '/wishes')?.text.split(':')[0]);
    }
    const english = 'The mentor offers what the student wishes for';
    const [finnish, swedish] = [
      'Mentori voi auttaa opiskelijan toivomassa aiheessa',
      'Mentorn erbjuder det som den studerande önskar',
    ];
    expect(beginnings).toEqual([finnish, swedish, english, english]);
  });

  it('tells who has no mentor, why, and what would help', async () => {
    await on.round.student('Dan', { wishes: ['sales'] });
    const { items } = (await (await on.browser.get(on.at('/unmatched'))).json()) as { items: Without[] };
    // Dan came after the run.
    expect(items).toEqual([expect.objectContaining({ student: 'Cem', why: 'no-mentor', options: 0, crowd: null })]);
    expect(items[0]?.wouldHelp).toEqual(['With English at level B2 or better: 2 mentors with a free place.']);
    expect(items[0]?.removed).toEqual([{ code: 'working-language', count: 2 }]);
  });

  it('tells what the rules left of all pairs, and what one more mentor of a kind would come to', async () => {
    const counts = { possible: 6, rules: [{ code: 'working-language', count: 2 }], remain: 4 };
    expect(await on.read('/rules')).toEqual(counts);
    // A run of before this was counted.
    await house.database.query('update matching.run_result set removed = null where run_id = $1', [on.runId]);
    expect(await on.read('/rules')).toEqual(counts);
    expect(await on.read('/recruiting')).toEqual({
      seats: 1,
      // Another who speaks English would help nobody: Cem speaks Finnish.
      items: [{ field: expect.any(String), language: 'Finnish', helps: 1, most: 1, students: 1, mentors: 0 }],
    });
  });

  it('shows what each of the two will read, in her own language', async () => {
    await house.database.query(`update identity.person set language = 'fi' where id = $1`, [
      on.person('Aino').personId,
    ]);
    const { browser: laurea } = await managerOf(house, on.round, on.round.laurea);
    expect((await laurea.get(on.at(`/letters/${on.idOf('Aino')}`))).status).toBe(404);
    const { proposalId, inGroup, answerBy, letters } = await on.read(`/letters/${on.idOf('Aino')}`);
    expect(inGroup).toBe(false);
    expect(letters).toEqual([
      expect.objectContaining({
        role: 'student',
        name: 'Aino',
        language: 'fi',
        otherName: 'Maija',
        otherPlace: 'Nokia',
      }),
      expect.objectContaining({ role: 'mentor', name: 'Maija', language: 'en', otherName: 'Aino' }),
    ]);
    expect(JSON.stringify(letters)).toMatch(/Mentori voi auttaa.*You can help/s);
    const body = { type: 'proposal-for-student', language: 'fi', name: 'Aino', params: { proposalId, answerBy } };
    const letter = await (await on.browser.post('/api/v1/letter-previews', body)).json();
    expect(letter).toMatchObject({ subject: 'Ehdotamme sinulle mentoria', greeting: expect.stringContaining('Aino') });
    const ofGroup = { ...body, type: 'group-for-student', language: 'sv' };
    expect(await (await on.browser.post('/api/v1/letter-previews', ofGroup)).json()).toMatchObject({
      subject: 'Vi föreslår en mentorgrupp för dig',
    });
  });

  it('names the crowd that shares too few places', async () => {
    const other = await Round.open(house);
    for (const name of ['Eva', 'Fia', 'Gus']) await other.student(name);
    await other.mentor('Olli');
    const run = await other.run();
    const { browser } = await managerOf(house, other);
    const { items } = (await (await browser.get(`/api/v1/match-desk/runs/${run}/unmatched`)).json()) as {
      items: Without[];
    };
    expect(items).toHaveLength(2);
    expect(items[0]).toMatchObject({ why: 'too-few-places', options: 1, crowd: { students: 3, places: 1 } });
  });
});

describe('a fair share', () => {
  it('is told per partner, with what it was to have, has, and what that costs', async () => {
    await on.send('/cancel', {});
    const settings = { aims: [], fewestPoints: 0, poorBelow: 0, goodFrom: 0, fairShare: { by: 'applicants' } };
    const started = await on.browser.post('/api/v1/match-desk/runs', {
      cohortId: on.round.cohortId,
      dry: true,
      settings,
    });
    on.runId = ((await started.json()) as { id: string }).id;
    await house.settle();
    expect((await on.read('')).result).toMatchObject({
      fairShare: {
        cost: 0,
        floors: [
          { name: 'Metropolia', students: 1, matched: 1 },
          { name: 'Laurea', students: 0, matched: 1 },
        ],
      },
    });
  });

  it('by money is told the same way, and its amounts are remembered for the next run of the round', async () => {
    const { metropolia, laurea, cohortId } = on.round;
    const shares = [
      { organisationId: metropolia, share: 1000 },
      { organisationId: laurea, share: 3000 },
    ];
    const limits = { aims: [], fewestPoints: 0, poorBelow: 0, goodFrom: 0 };
    const settings = { ...limits, fairShare: { by: 'money', shares } };
    const started = await on.browser.post('/api/v1/match-desk/runs', { cohortId, dry: true, settings });
    on.runId = ((await started.json()) as { id: string }).id;
    await house.settle();
    const { floors } = ((await on.read('')).result as { fairShare: { floors: unknown } }).fairShare;
    expect(floors).toContainEqual({ name: 'Laurea', students: 1, matched: 1 });
    const { items } = (await (await on.browser.get('/api/v1/match-desk/cohorts')).json()) as { items: Answer[] };
    expect(items.find(({ id }) => id === cohortId)?.partners).toEqual([
      { organisationId: laurea, name: 'Laurea', amount: 3000 },
      { organisationId: metropolia, name: 'Metropolia', amount: 1000 },
    ]);
    const twice = { ...limits, fairShare: { by: 'money', shares: [shares[0], shares[0]] } };
    expect((await on.browser.post('/api/v1/match-desk/runs', { cohortId, dry: true, settings: twice })).status).toBe(
      400,
    );
  });

  it('by money is refused without shares', async () => {
    const settings = { aims: [], fewestPoints: 0, poorBelow: 0, goodFrom: 0, fairShare: { by: 'money', shares: [] } };
    const answer = await on.browser.post('/api/v1/match-desk/runs', {
      cohortId: on.round.cohortId,
      dry: true,
      settings,
    });
    expect(answer.status).toBe(400);
  });
});

describe('comparing', () => {
  it('two runs of a cohort tells what differs, per student and per university', async () => {
    const dry = await house.get(StartRun, { strict: false });
    await on.send('/cancel', {});
    const settings = { aims: [], fewestPoints: 1000, poorBelow: 0, goodFrom: 0 };
    const strict = await dry.execute({ cohortId: on.round.cohortId, dry: true, settings }, on.staff);
    const open = await dry.execute({ cohortId: on.round.cohortId, dry: true }, on.staff);
    await house.settle();
    on.runId = open;
    expect(await on.read(`/compare/${strict}`)).toMatchObject({
      ...{ same: 0, other: 0, onlyFirst: 2, onlySecond: 0 },
      organisations: [
        { name: 'Laurea', students: 1, first: 1, second: 0 },
        { name: 'Metropolia', students: 2, first: 1, second: 0 },
      ],
      changes: expect.arrayContaining([{ student: 'Aino', first: 'Maija', second: null }]),
    });
  });

  it('a run with what it would have been under other settings changes nothing', async () => {
    const settings = { aims: ['good'], fewestPoints: 1000, poorBelow: 0, goodFrom: 500 };
    const { body } = await on.send('/what-if', { settings });
    expect(body).toMatchObject({ matched: 0, score: 0, met: [0], changed: 2, worstTenth: 0 });
    expect([body.gain, body.lose]).toEqual([
      { students: [], hidden: 0 },
      {
        students: [
          { student: 'Aino', mentor: 'Maija' },
          { student: 'Bo', mentor: 'Nina' },
        ],
        hidden: 0,
      },
    ]);
    const { browser: laurea } = await managerOf(house, on.round, on.round.laurea);
    const theirs = (await (await laurea.post(on.at('/what-if'), { settings })).json()) as Answer;
    expect(theirs.lose).toEqual({ students: [{ student: 'Bo', mentor: 'Nina' }], hidden: 1 });
    const wide = await on.send('/what-if', { settings: { ...settings, fewestPoints: 0 }, extraSeats: 2 });
    expect(wide.body).toMatchObject({
      matched: 2,
      organisations: [
        { name: 'Laurea', matched: 1 },
        { name: 'Metropolia', matched: 1 },
      ],
    });
    expect(await on.pairs()).toEqual(['Aino - Maija', 'Bo - Nina']);
  });
});

describe('coverage', () => {
  it('is told per group of students whom the reader reaches, not of fewer than five; citizenship once the run is published, and that is logged', async () => {
    await on.send('/cancel', {});
    for (const name of ['Dina', 'Eero'])
      await on.round.student(name, { wishes: ['sales'], citizenshipGroup: 'eu_eea' });
    on.runId = await on.round.run();
    expect(await on.read('/coverage?by=language')).toEqual({
      by: 'language',
      // Too few to be told apart: only the total.
      groups: [
        {
          names: ['No working language in common with any mentor', 'English'],
          ...{ students: 5, matched: 2, mean: null, worstTenth: null },
        },
      ],
    });
    const { browser: laurea } = await managerOf(house, on.round, on.round.laurea);
    expect(await on.read('/coverage', laurea)).toEqual({ by: 'field', groups: [] });
    const frozen = await house.database.query('select answers from matching.run_person where run_id = $1', [on.runId]);
    expect(JSON.stringify(frozen)).not.toContain('itizenship');
    const logged = () =>
      house.database.query<{ ids: string[] }>(
        `select person_ids as ids from privacy.access_entry where reader_id = $1 and resource = 'matching.coverage'`,
        [on.staff.personId],
      );
    expect(await on.read('/coverage?by=citizenship')).toEqual({ by: 'citizenship', groups: [] });
    expect(await logged()).toEqual([]);
    await on.send('/publish', {});
    expect(await on.read('/coverage?by=citizenship')).toMatchObject({
      groups: [{ names: ['Another EU or EEA country, or Switzerland', 'Another country'], students: 5, matched: 2 }],
    });
    expect((await logged()).map(({ ids }) => ids.length)).toEqual([5]);
  });
});

describe('following a run', () => {
  it('is a stream of server-sent events that ends with the run', async () => {
    const answer = await on.browser.get(on.at('/progress'));
    expect(answer.headers.get('content-type')).toMatch(/^text\/event-stream/);
    expect(await answer.text()).toBe('data: {"state":"done","stage":"finished","progress":100}\n\n');
  });

  it('begins while it waits and goes on until it is done', async () => {
    await on.send('/cancel', {});
    on.runId = await on.round.startRun(on.staff);
    const following = await on.browser.get(on.at('/progress'));
    await house.settle();
    const steps = (await following.text()).trim().split('\n\n');
    expect(steps[0]).toContain('"queued"');
    expect(steps.at(-1)).toContain('"done"');
  });
});
