import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Catalogues, Organisations, requireScope } from '#identity';
import type { ProgrammeId } from '#platform/kernel';
import { SeatLedger } from '#programmes';
import { openApi } from '../../support/house.js';
import { AProgramme, type ApiHouse, CONSENT, STUDENT_PROFILE } from './a-programme.js';

let house: ApiHouse;
let programme: AProgramme;
beforeAll(async () => {
  house = await openApi();
  programme = await AProgramme.open(house);
});
afterAll(() => house.close());

const catalogue = () => {
  const found = house.get(Catalogues, { strict: false }).get('enrolments');
  if (!found) throw new Error('no catalogue');
  return found;
};

describe('a student who applies', () => {
  it('needs a complete profile first and is told so', async () => {
    const { browser } = await programme.student();
    const refused = await programme.applyAs('student', browser);
    expect(await refused.json()).toMatchObject({ status: 409, code: 'programmes.profile-incomplete' });
  });

  it('becomes a participant of the programme with her attributes frozen at entry', async () => {
    const { answer, enrolment, personId } = await programme.applicant();
    expect(answer.status).toBe(201);
    expect(enrolment).toMatchObject({ state: 'submitted', role: 'student' });
    const participant = await house.database.one('select * from programmes.participant where person_id = $1', [
      personId,
    ]);
    expect(participant).toMatchObject({
      entered_on: '2026-02-03',
      age_group: '25-29',
      citizenship_group: 'other',
      home_organisation_id: programme.metropolia,
    });
  });

  it('applies once, however often she clicks', async () => {
    const { browser } = await programme.student();
    await browser.put('/api/v1/me/student-profile', STUDENT_PROFILE);
    const answers = await Promise.all([1, 2, 3].map(() => programme.applyAs('student', browser)));
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409, 409]);
  });

  it('must have read that mentoring is not a promise of a job', async () => {
    const { browser } = await programme.student();
    const refused = await browser.post('/api/v1/me/enrolments', {
      ...CONSENT,
      role: 'student',
      cohortId: programme.cohortId,
      understandsNoJobPromise: false,
    });
    expect(await refused.json()).toMatchObject({ status: 400, faults: [{ pointer: '/understandsNoJobPromise' }] });
  });

  it('belongs to a university of the programme', async () => {
    const elsewhere = await house
      .get(Organisations, { strict: false })
      .findOrAdd({ kind: 'university', name: { source: 'en', en: 'Elsewhere' } });
    const { browser } = await programme.student(elsewhere);
    await browser.put('/api/v1/me/student-profile', STUDENT_PROFILE);
    const refused = await programme.applyAs('student', browser);
    expect(await refused.json()).toMatchObject({ status: 403, code: 'programmes.not-eligible' });
  });

  it('withdraws her own application and nobody else her', async () => {
    const { browser, enrolment } = await programme.applicant();
    const stranger = await programme.student();
    expect(
      (await stranger.browser.post(`/api/v1/me/enrolments/${enrolment.id}/withdrawal`, { version: enrolment.version }))
        .status,
    ).toBe(404);
    const withdrawn = await browser.post(`/api/v1/me/enrolments/${enrolment.id}/withdrawal`, {
      version: enrolment.version,
    });
    expect(await withdrawn.json()).toMatchObject({ state: 'withdrawn' });
  });

  it('sees a clear conflict when the page she acts on is old', async () => {
    const { browser, enrolment } = await programme.applicant();
    const late = await browser.post(`/api/v1/me/enrolments/${enrolment.id}/withdrawal`, {
      version: enrolment.version + 7,
    });
    expect(await late.json()).toMatchObject({ status: 409, code: 'platform.changed-meanwhile' });
  });
});

describe('a profile', () => {
  it('names every unknown code by its place', async () => {
    const { browser } = await programme.student();
    const refused = await browser.put('/api/v1/me/student-profile', {
      ...STUDENT_PROFILE,
      field: '99999',
      wishes: ['interviews', 'flying'],
    });
    expect((await refused.json()).faults.map((fault: { pointer: string }) => fault.pointer)).toEqual([
      '/field',
      '/wishes/1',
    ]);
  });

  it.each([
    ['slots', ['mon-day', 'fri-day', 'mon-day'], '/slots/2'],
    ['modes', ['remote', 'remote'], '/modes/1'],
    ['skills', ['interviews', 'interviews'], '/skills/1'],
    ['wishes', ['interviews', 'networking', 'networking'], '/wishes/2'],
    [
      'languages',
      [
        { language: 'en', level: 'C1' },
        { language: 'en', level: 'B2' },
      ],
      '/languages/1/language',
    ],
    [
      'languages',
      [
        { language: 'he', level: 'C1' },
        { language: 'iw', level: 'C1' },
      ],
      '/languages/1/language',
    ],
  ])('takes nothing twice in %s, and says where', async (name, answers, pointer) => {
    const { browser } = await programme.student();
    const refused = await browser.put('/api/v1/me/student-profile', { ...STUDENT_PROFILE, [name]: answers });
    expect(refused.status).toBe(400);
    const { faults } = (await refused.json()) as { faults: { pointer: string; detail: string }[] };
    expect(faults).toMatchObject([{ pointer, detail: 'This is chosen twice. Leave one out.' }]);
  });

  it('takes languages that exist, and no more ways of meeting than there are', async () => {
    const { browser } = await programme.student();
    const refused = await browser.put('/api/v1/me/student-profile', {
      ...STUDENT_PROFILE,
      languages: ['en', 'qq'].map((language) => ({ language, level: 'C1' })),
      modes: Array(5000).fill('remote'),
    });
    expect(refused.status).toBe(400);
    const { faults } = (await refused.json()) as { faults: { pointer: string; code: string }[] };
    expect(faults).toContainEqual(expect.objectContaining({ pointer: '/languages/1/language', code: 'invalid_value' }));
    expect(faults).toContainEqual(expect.objectContaining({ pointer: '/modes', code: 'too_big' }));
    expect(faults.length).toBeLessThan(5);
  });

  it('is not overwritten from a second window', async () => {
    const { browser } = await programme.student();
    expect((await browser.put('/api/v1/me/student-profile', STUDENT_PROFILE)).status).toBe(200);
    expect((await browser.put('/api/v1/me/student-profile', STUDENT_PROFILE)).status).toBe(409);
    expect(
      (await browser.put('/api/v1/me/student-profile', { ...STUDENT_PROFILE, version: 1, wishText: 'More' })).status,
    ).toBe(200);
    const history = await house.database.query('select version from profiles.profile_history');
    expect(history).toContainEqual({ version: 1 });
  });
});

describe('a coordinator', () => {
  it('sees and decides on the own students only', async () => {
    const own = await programme.applicant(programme.metropolia);
    const other = await programme.applicant(programme.laurea);
    const actor = await programme.coordinatorOf(programme.metropolia);
    const scope = requireScope(actor, 'programmes.list-enrolments');
    const rows = await catalogue().list(scope, { filter: {}, offset: 0, limit: 100 });
    expect(rows.map((row) => row.id)).toContain(own.enrolment.id);
    expect(rows.map((row) => row.id)).not.toContain(other.enrolment.id);
    expect(await catalogue().get(scope, other.enrolment.id)).toBeUndefined();
    const approve = catalogue().commands.find((command) => command.name === 'approve');
    const outcome = await approve?.execute(actor, [own.enrolment.id, other.enrolment.id], {});
    expect(outcome).toEqual({ done: 1, refused: [{ id: other.enrolment.id, code: 'programmes.unknown-enrolment' }] });
  });

  it('with a grant for another programme reaches nobody here', async () => {
    const { enrolment } = await programme.applicant(programme.metropolia);
    const elsewhere = await programme.coordinatorOf(
      programme.metropolia,
      '0190a1b2-0000-7000-8000-000000000000' as ProgrammeId,
    );
    expect(await catalogue().get(requireScope(elsewhere, 'programmes.list-enrolments'), enrolment.id)).toBeUndefined();
  });

  it('rejects with a reason, which the student reads', async () => {
    const { enrolment, browser } = await programme.applicant(programme.metropolia);
    const actor = await programme.coordinatorOf(programme.metropolia);
    const reject = catalogue().commands.find((command) => command.name === 'reject');
    expect(await reject?.execute(actor, [enrolment.id], { reason: '' })).toMatchObject({
      refused: [{ code: 'programmes.reason-needed' }],
    });
    expect(await reject?.execute(actor, [enrolment.id], { reason: 'Exchange student' })).toMatchObject({ done: 1 });
    const mine = (await (await browser.get('/api/v1/me/enrolments')).json()) as { items: unknown[] };
    expect(mine.items[0]).toMatchObject({ state: 'rejected', reason: 'Exchange student' });
  });

  it('asks with a reason that is kept until the answer has been read, and no longer', async () => {
    const { enrolment, browser } = await programme.applicant(programme.metropolia);
    const actor = await programme.coordinatorOf(programme.metropolia);
    const decide = async (name: string, reason?: string) =>
      expect(
        await catalogue()
          .commands.find((command) => command.name === name)
          ?.execute(actor, [enrolment.id], reason ? { reason } : {}),
      ).toMatchObject({ done: 1 });
    const mine = async () => (await programme.enrolmentsOf({ browser }))[0];
    await decide('ask-info', 'Which degree?');
    expect(await mine()).toMatchObject({ state: 'needs_info', reason: 'Which degree?' });
    await programme.applyAs('student', browser);
    expect(await mine()).toMatchObject({ state: 'submitted', reason: 'Which degree?' });
    await decide('approve');
    expect(await mine()).toMatchObject({ state: 'approved', reason: null });
  });
});

describe('the seat ledger', () => {
  it('never gives more seats than a mentor has, whoever asks at the same time', async () => {
    await programme.import('name;email;capacity\nKalle Koodari;kalle@oy.fi;2\n');
    const mentor = await house.database.one<{ id: string }>(
      `select id from programmes.enrolment where role = 'mentor' and capacity = 2`,
    );
    const students: string[] = [];
    for (let count = 0; count < 6; count += 1)
      students.push((await programme.applicant(programme.metropolia)).enrolment.id);
    const ledger = house.get(SeatLedger, { strict: false });
    const tries = await Promise.allSettled(
      students.map((studentEnrolmentId, index) =>
        ledger.reserve(
          { mentorEnrolmentId: mentor?.id ?? '', studentEnrolmentId },
          `0190a1b2-0000-7000-8000-00000000000${index}`,
        ),
      ),
    );
    expect(tries.filter((attempt) => attempt.status === 'fulfilled')).toHaveLength(2);
    expect(await ledger.taken(mentor?.id ?? '')).toBe(2);
  });
});
