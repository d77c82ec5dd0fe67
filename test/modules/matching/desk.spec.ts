import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { z } from 'zod';
import type { SignedIn } from '#identity';
import { ActOnRun, StartRun } from '#matching';
import type { OrganisationId } from '#platform/kernel';
import type { deskPair, unmatchedStudent } from '../../../libs/matching/src/api/desk.contract.js';
import type { Browser } from '../../support/browser.js';
import { openApi } from '../../support/house.js';
import { Viewers } from '../../support/viewers.js';
import { type Enrolled, Round } from './builders.js';

type Pair = z.infer<typeof deskPair>;
type Without = z.infer<typeof unmatchedStudent>;
type Answer = Record<string, unknown>;

let house: Awaited<ReturnType<typeof openApi>>;
let round: Round;
let staff: SignedIn;
let desk: Browser;
let runId: string;
const people = new Map<string, Enrolled>();
beforeAll(async () => {
  house = await openApi();
});
afterAll(() => house.close());

/** Aino and Bo fit Maija and Nina, each her own best; Cem has nobody to speak with. */
beforeEach(async () => {
  round = await Round.open(house);
  people.clear();
  const add = (person: Enrolled) => people.set(person.name, person);
  add(await round.student('Aino', { wishes: ['sales'] }));
  add(await round.student('Bo', { wishes: ['data'], home: round.laurea }));
  add(await round.student('Cem', { languages: [{ language: 'fi', level: 'C1' }] }));
  add(await round.mentor('Maija', { offers: ['sales'] }));
  add(await round.mentor('Nina', { offers: ['data'] }));
  ({ actor: staff, browser: desk } = await manager(round));
  runId = await round.run();
});

/** Staff of the whole programme, or of one university in it. */
async function manager(
  of: Round,
  organisationId: OrganisationId | null = null,
): Promise<{ actor: SignedIn; browser: Browser }> {
  const grant = { role: 'programme_manager', organisationId, programmeId: of.programmeId } as const;
  const { personId, browser } = await new Viewers(house).with(grant);
  return { actor: await of.signedIn(personId), browser };
}

const at = (rest = '') => `/api/v1/match-desk/runs/${runId}${rest}`;
const read = async (rest: string, browser = desk): Promise<Answer> =>
  (await browser.get(at(rest))).json() as Promise<Answer>;
const send = async (rest: string, body: Answer) => {
  const answer = await desk.post(at(rest), body);
  return { status: answer.status, body: (await answer.json()) as Answer };
};
const idOf = (name: string) => people.get(name)?.enrolmentId ?? '';
const onPair = (act: string, student: string, mentor: string, revision = 0) => ({
  act,
  studentEnrolmentId: idOf(student),
  mentorEnrolmentId: idOf(mentor),
  revision,
});
const why = { reason: 'They know the trade.' };
const pairs = async (browser = desk) =>
  ((await read('/pairs', browser)).items as Pair[])
    .map((pair) => `${pair.student} - ${pair.mentor}${pair.locked ? ' (locked)' : ''}`)
    .sort();
const holds = async () => [
  await round.seatsTaken(people.get('Maija') as Enrolled),
  await round.seatsTaken(people.get('Nina') as Enrolled),
];

describe('the match desk', () => {
  it('shows a run with its figures, its proof and what may be done', async () => {
    expect(await read('')).toMatchObject({
      ...{ state: 'done', dry: false, matched: 2, students: 3, revision: 0, offers: ['cancel', 'publish', 'change'] },
      result: { cover: { students: 2, places: 0 }, brokenLocks: 0, hash: expect.stringMatching(/^[0-9a-f]{64}$/) },
    });
  });

  it('lists pairs with names, universities and companies, and logs whom staff read', async () => {
    expect((await read('/pairs')).items).toContainEqual(
      expect.objectContaining({
        student: 'Aino',
        home: 'Metropolia',
        mentor: 'Maija',
        company: 'Nokia',
        state: 'proposed',
      }),
    );
    expect(await pairs()).toEqual(['Aino - Maija', 'Bo - Nina']);
    const entries = await house.database.query<{ ids: string[] }>(
      `select person_ids as ids from privacy.access_entry where reader_id = $1 and resource = 'matching.run'`,
      [staff.personId],
    );
    expect(entries.at(-1)?.ids).toHaveLength(4);
  });

  it('shows staff of one university its own students only', async () => {
    const { browser: laurea } = await manager(round, round.laurea);
    expect(await pairs(laurea)).toEqual(['Bo - Nina']);
    expect((await read('', laurea)).offers).toEqual(['publish']);
  });

  it('tells why a pair was made and whom else the rules allow', async () => {
    expect(await read(`/students/${idOf('Aino')}`)).toMatchObject({
      reasons: expect.arrayContaining([
        { uses: '/wishes', text: expect.stringContaining('The mentor offers what the student wishes for') },
      ]),
      others: [{ mentor: 'Nina', freeSeats: 1, taken: 1 }],
    });
  });

  it('tells who has no mentor, why, and what would help', async () => {
    await round.student('Dan', { wishes: ['sales'] });
    const { items } = (await (await desk.get(at('/unmatched'))).json()) as { items: Without[] };
    // Dan came after the run.
    expect(items).toEqual([expect.objectContaining({ student: 'Cem', why: 'no-mentor', options: 0, crowd: null })]);
    expect(items[0]?.wouldHelp).toEqual(['With English at level B2 or better: 2 mentors with room.']);
    expect((await read('/recruiting')).items).toContainEqual({
      field: expect.any(String),
      language: 'Finnish',
      students: 1,
      mentors: 0,
    });
  });

  it('names the crowd that shares too few places', async () => {
    const other = await Round.open(house);
    for (const name of ['Eva', 'Fia', 'Gus']) await other.student(name);
    await other.mentor('Olli');
    const run = await other.run();
    const { browser } = await manager(other);
    const { items } = (await (await browser.get(`/api/v1/match-desk/runs/${run}/unmatched`)).json()) as {
      items: Without[];
    };
    expect(items).toHaveLength(2);
    expect(items[0]).toMatchObject({ why: 'too-few-places', options: 1, crowd: { students: 3, places: 1 } });
  });
});

describe('a fair share', () => {
  it('is told per partner, with what it was to have, has, and what that costs', async () => {
    await send('/cancel', {});
    const settings = { aims: [], fewestPoints: 0, poorBelow: 0, goodFrom: 0, fairShare: { by: 'applicants' } };
    const started = await desk.post('/api/v1/match-desk/runs', { cohortId: round.cohortId, dry: true, settings });
    runId = ((await started.json()) as { id: string }).id;
    await house.settle();
    expect((await read('')).result).toMatchObject({
      fairShare: {
        cost: 0,
        floors: [
          { name: 'Metropolia', students: 1, matched: 1 },
          { name: 'Laurea', students: 0, matched: 1 },
        ],
      },
    });
  });

  it('by money is refused without shares', async () => {
    const settings = { aims: [], fewestPoints: 0, poorBelow: 0, goodFrom: 0, fairShare: { by: 'money', shares: [] } };
    const answer = await desk.post('/api/v1/match-desk/runs', { cohortId: round.cohortId, dry: true, settings });
    expect(answer.status).toBe(400);
  });
});

describe('an act on a pair', () => {
  it('tells its exact cost before anything is written', async () => {
    const { body } = await send('/acts/preview', onPair('move', 'Aino', 'Nina'));
    const { score } = body as { score: { before: number; after: number } };
    expect(body).toMatchObject({
      ...{ matched: { before: 2, after: 2 }, refused: false, hiddenChanges: 0 },
      changes: [
        { student: 'Aino', before: 'Maija', after: 'Nina' },
        { student: 'Bo', before: 'Nina', after: 'Maija' },
      ],
    });
    expect(score.after).toBeLessThan(score.before);
    expect(await pairs()).toEqual(['Aino - Maija', 'Bo - Nina']);
  });

  it('moves the student, gives whom it displaces the next best, and the seats follow', async () => {
    const { status, body } = await send('/acts', { ...onPair('move', 'Aino', 'Nina'), ...why });
    expect([status, body.revision, body.offers]).toEqual([200, 1, ['cancel', 'publish', 'change', 'undo']]);
    expect(await pairs()).toEqual(['Aino - Nina (locked)', 'Bo - Maija']);
    expect(await holds()).toEqual([1, 1]);
    expect(await round.pairsOf(runId)).toContain('Aino - Nina');
  });

  it('keeps a rejected pair apart, also when that costs a match', async () => {
    await send('/acts', { ...onPair('reject', 'Aino', 'Maija'), ...why });
    await send('/acts', { ...onPair('reject', 'Aino', 'Nina', 1), ...why });
    // Bo, displaced to Maija by the first, stays there: nobody is moved without need.
    expect(await pairs()).toEqual(['Bo - Maija']);
    expect(await holds()).toEqual([1, 0]);
    expect(await read('')).toMatchObject({ matched: 1, revision: 2 });
  });

  it('keeps a locked pair through what comes after, until it is unlocked', async () => {
    await send('/acts', { ...onPair('lock', 'Aino', 'Maija'), ...why });
    expect(await pairs()).toEqual(['Aino - Maija (locked)', 'Bo - Nina']);
    const taken = await send('/acts', { ...onPair('move', 'Bo', 'Maija', 1), ...why });
    expect([taken.status, taken.body.code]).toEqual([409, 'matching.pair-not-allowed']);
    await send('/acts', { ...onPair('unlock', 'Aino', 'Maija', 1), ...why });
    expect((await send('/acts', { ...onPair('move', 'Bo', 'Maija', 2), ...why })).status).toBe(200);
    expect(await pairs()).toEqual(['Aino - Nina', 'Bo - Maija (locked)']);
  });

  it('is refused when a rule forbids the pair, and the preview says so', async () => {
    expect((await send('/acts/preview', onPair('move', 'Cem', 'Maija'))).body).toMatchObject({
      refused: true,
      changes: [],
    });
    expect((await send('/acts', { ...onPair('move', 'Cem', 'Maija'), ...why })).status).toBe(409);
    expect(await pairs()).toEqual(['Aino - Maija', 'Bo - Nina']);
  });

  it('is refused to whoever has not seen the last change', async () => {
    await send('/acts', { ...onPair('lock', 'Aino', 'Maija'), ...why });
    const late = await send('/acts', { ...onPair('reject', 'Bo', 'Nina'), ...why });
    expect([late.status, late.body.code]).toEqual([409, 'matching.not-possible-now']);
  });

  it('needs a reason', async () => {
    expect((await send('/acts', { ...onPair('lock', 'Aino', 'Maija'), reason: ' ' })).status).toBe(400);
  });

  it('can be undone one after the other; what follows is as if it had never been', async () => {
    await send('/acts', { ...onPair('move', 'Aino', 'Nina'), ...why });
    await send('/acts', { ...onPair('reject', 'Bo', 'Maija', 1), ...why });
    expect(await pairs()).toEqual(['Aino - Nina (locked)']);
    expect((await send('/undo', { revision: 2 })).body.revision).toBe(3);
    expect(await pairs()).toEqual(['Aino - Nina (locked)', 'Bo - Maija']);
    await send('/undo', { revision: 3 });
    expect(await pairs()).toEqual(['Aino - Maija', 'Bo - Nina']);
    expect(await holds()).toEqual([1, 1]);
    expect((await send('/undo', { revision: 4 })).body.code).toBe('matching.nothing-to-undo');
  });

  it('is not possible any more once something was sent', async () => {
    await send('/acts', { ...onPair('lock', 'Aino', 'Maija'), ...why });
    expect((await send('/publish', {})).body).toEqual({ sent: 2, refused: 0 });
    for (const rest of ['/acts', '/acts/preview'])
      expect(
        (await send(rest, { ...onPair('unlock', 'Aino', 'Maija', 1), ...(rest === '/acts' && why) })).body.code,
      ).toBe('matching.not-possible-now');
    expect((await send('/undo', { revision: 1 })).status).toBe(409);
    expect((await read('')).offers).toEqual([]);
  });

  it('leaves out who has left in the meantime', async () => {
    await round.leave(people.get('Bo') as Enrolled);
    await send('/acts', { ...onPair('lock', 'Aino', 'Maija'), ...why });
    expect(await pairs()).toEqual(['Aino - Maija (locked)']);
    expect(await holds()).toEqual([1, 0]);
  });

  it('of two at the same moment is done once', async () => {
    const act = (name: string, mentor: string) =>
      house
        .get(ActOnRun, { strict: false })
        .execute(runId, { ...(onPair('lock', name, mentor) as Parameters<ActOnRun['execute']>[1]), ...why }, staff);
    const outcomes = await Promise.allSettled([act('Aino', 'Maija'), act('Bo', 'Nina')]);
    expect(outcomes.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('works in a dry run too, where nobody’s seat is touched', async () => {
    await send('/cancel', {});
    runId = await house.get(StartRun, { strict: false }).execute({ cohortId: round.cohortId, dry: true }, staff);
    await house.settle();
    await send('/acts', { ...onPair('move', 'Aino', 'Nina'), ...why });
    expect(await pairs()).toEqual(['Aino - Nina (locked)', 'Bo - Maija']);
    expect(await holds()).toEqual([0, 0]);
  });
});

describe('comparing', () => {
  it('two runs of a cohort tells what differs, per student and per university', async () => {
    const dry = await house.get(StartRun, { strict: false });
    await send('/cancel', {});
    const settings = { aims: [], fewestPoints: 1000, poorBelow: 0, goodFrom: 0 };
    const strict = await dry.execute({ cohortId: round.cohortId, dry: true, settings }, staff);
    const open = await dry.execute({ cohortId: round.cohortId, dry: true }, staff);
    await house.settle();
    runId = open;
    expect(await read(`/compare/${strict}`)).toMatchObject({
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
    const { body } = await send('/what-if', { settings });
    expect(body).toMatchObject({ matched: 0, score: 0, met: [0], changed: 2, worstTenth: 0 });
    const wide = await send('/what-if', { settings: { ...settings, fewestPoints: 0 }, extraSeats: 2 });
    expect(wide.body).toMatchObject({
      matched: 2,
      organisations: [
        { name: 'Laurea', matched: 1 },
        { name: 'Metropolia', matched: 1 },
      ],
    });
    expect(await pairs()).toEqual(['Aino - Maija', 'Bo - Nina']);
  });
});

describe('following a run', () => {
  it('is a stream of server-sent events that ends with the run', async () => {
    const answer = await desk.get(at('/progress'));
    expect(answer.headers.get('content-type')).toMatch(/^text\/event-stream/);
    expect(await answer.text()).toBe('data: {"state":"done","stage":"finished","progress":100}\n\n');
  });

  it('begins while it waits and goes on until it is done', async () => {
    await send('/cancel', {});
    runId = await round.startRun(staff);
    const following = await desk.get(at('/progress'));
    await house.settle();
    const steps = (await following.text()).trim().split('\n\n');
    expect(steps[0]).toContain('"queued"');
    expect(steps.at(-1)).toContain('"done"');
  });
});
