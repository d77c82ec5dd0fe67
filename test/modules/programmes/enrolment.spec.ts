import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Catalogues, FindSignedIn, GrantRole, Organisations, requireScope } from '#identity';
import { SYSTEM } from '#platform';
import type { CohortId, OrganisationId, PersonId, ProgrammeId } from '#platform/kernel';
import { Cohorts, ImportMentors, SeatLedger } from '#programmes';
import type { Browser } from '../../support/browser.js';
import { openApi } from '../../support/house.js';
import { aPerson, aStudentAt, signInWith } from '../../support/people.js';

let house: Awaited<ReturnType<typeof openApi>>;
let metropolia: OrganisationId;
let laurea: OrganisationId;
let programmeId: ProgrammeId;
let cohortId: CohortId;
beforeAll(async () => {
  house = await openApi();
  const organisations = house.get(Organisations, { strict: false });
  metropolia = await organisations.findOrAdd({ kind: 'university', name: { source: 'en', en: 'Metropolia' } });
  laurea = await organisations.findOrAdd({ kind: 'university', name: { source: 'en', en: 'Laurea' } });
  const cohorts = house.get(Cohorts, { strict: false });
  const text = { source: 'en', en: 'Round' } as const;
  programmeId = await cohorts.addProgramme({
    name: text,
    description: text,
    startsOn: '2026-01-01',
    endsOn: '2026-12-31',
    partners: [metropolia, laurea].map((organisationId) => ({ organisationId, role: 'part_implementer' as const })),
  });
  cohortId = await cohorts.addCohort({
    programmeId,
    name: text,
    description: text,
    opensOn: '2026-02-01',
    closesOn: '2026-02-28',
    startsOn: '2026-03-01',
    endsOn: '2026-09-30',
    approvesSamlStudents: false,
    proposalDays: 7,
  });
});
afterAll(() => house.close());

const PROFILE = {
  field: '06',
  languages: [{ language: 'en', level: 'C1' }],
  slots: ['mon-evening'],
  modes: ['remote'],
  degreeType: '1',
  degreeProgramme: 'Information Technology',
  graduationYear: 2027,
  skills: [],
  wishes: ['interviews'],
  wishText: '',
  birthYear: 1999,
  citizenshipGroup: 'other',
  municipality: '091',
  version: 0,
};
const APPLICATION = { role: 'student', understandsNoJobPromise: true, acceptsPrivacyNotice: true };

async function aStudent(organisation = metropolia): Promise<{ browser: Browser; personId: PersonId }> {
  const { personId, address } = await aStudentAt(house, organisation);
  return { browser: await signInWith(house, address), personId };
}

async function anApplicant(organisation = metropolia) {
  const student = await aStudent(organisation);
  await student.browser.put('/api/v1/me/student-profile', PROFILE);
  const answer = await student.browser.post('/api/v1/me/enrolments', { ...APPLICATION, cohortId });
  return { ...student, answer, enrolment: (await answer.json()) as { id: string; state: string; version: number } };
}

async function coordinatorOf(organisationId: OrganisationId, programme: ProgrammeId | null = null) {
  const { personId } = await aPerson(house);
  await house
    .get(GrantRole, { strict: false })
    .execute({ personId, role: 'university_coordinator', organisationId, programmeId: programme }, SYSTEM);
  const actor = await house.get(FindSignedIn, { strict: false }).execute(personId, house.clock.now());
  if (!actor) throw new Error('no coordinator');
  return actor;
}

const catalogue = () => {
  const found = house.get(Catalogues, { strict: false }).get('enrolments');
  if (!found) throw new Error('no catalogue');
  return found;
};

describe('a student who applies', () => {
  it('needs a complete profile first and is told so', async () => {
    const { browser } = await aStudent();
    const refused = await browser.post('/api/v1/me/enrolments', { ...APPLICATION, cohortId });
    expect(await refused.json()).toMatchObject({ status: 409, code: 'programmes.profile-incomplete' });
  });

  it('becomes a participant of the programme with her attributes frozen at entry', async () => {
    const { answer, enrolment, personId } = await anApplicant();
    expect(answer.status).toBe(201);
    expect(enrolment).toMatchObject({ state: 'submitted', role: 'student' });
    const participant = await house.database.one('select * from programmes.participant where person_id = $1', [
      personId,
    ]);
    expect(participant).toMatchObject({
      entered_on: '2026-02-03',
      age_group: '25-29',
      citizenship_group: 'other',
      home_organisation_id: metropolia,
    });
  });

  it('applies once, however often she clicks', async () => {
    const { browser } = await aStudent();
    await browser.put('/api/v1/me/student-profile', PROFILE);
    const answers = await Promise.all(
      [1, 2, 3].map(() => browser.post('/api/v1/me/enrolments', { ...APPLICATION, cohortId })),
    );
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409, 409]);
  });

  it('must have read that mentoring is not a promise of a job', async () => {
    const { browser } = await aStudent();
    const refused = await browser.post('/api/v1/me/enrolments', {
      ...APPLICATION,
      cohortId,
      understandsNoJobPromise: false,
    });
    expect(await refused.json()).toMatchObject({ status: 400, faults: [{ pointer: '/understandsNoJobPromise' }] });
  });

  it('belongs to a university of the programme', async () => {
    const elsewhere = await house
      .get(Organisations, { strict: false })
      .findOrAdd({ kind: 'university', name: { source: 'en', en: 'Elsewhere' } });
    const { browser } = await aStudent(elsewhere);
    await browser.put('/api/v1/me/student-profile', PROFILE);
    const refused = await browser.post('/api/v1/me/enrolments', { ...APPLICATION, cohortId });
    expect(await refused.json()).toMatchObject({ status: 403, code: 'programmes.not-eligible' });
  });

  it('withdraws her own application and nobody else her', async () => {
    const { browser, enrolment } = await anApplicant();
    const stranger = await aStudent();
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
    const { browser, enrolment } = await anApplicant();
    const late = await browser.post(`/api/v1/me/enrolments/${enrolment.id}/withdrawal`, {
      version: enrolment.version + 7,
    });
    expect(await late.json()).toMatchObject({ status: 409, code: 'platform.changed-meanwhile' });
  });
});

describe('a profile', () => {
  it('names every unknown code by its place', async () => {
    const { browser } = await aStudent();
    const refused = await browser.put('/api/v1/me/student-profile', {
      ...PROFILE,
      field: '99999',
      wishes: ['interviews', 'flying'],
    });
    expect((await refused.json()).faults.map((fault: { pointer: string }) => fault.pointer)).toEqual([
      '/field',
      '/wishes/1',
    ]);
  });

  it('is not overwritten from a second window', async () => {
    const { browser } = await aStudent();
    expect((await browser.put('/api/v1/me/student-profile', PROFILE)).status).toBe(200);
    expect((await browser.put('/api/v1/me/student-profile', PROFILE)).status).toBe(409);
    expect((await browser.put('/api/v1/me/student-profile', { ...PROFILE, version: 1, wishText: 'More' })).status).toBe(
      200,
    );
    const history = await house.database.query('select version from profiles.profile_history');
    expect(history).toContainEqual({ version: 1 });
  });
});

describe('a coordinator', () => {
  it('sees and decides on the own students only', async () => {
    const own = await anApplicant(metropolia);
    const other = await anApplicant(laurea);
    const actor = await coordinatorOf(metropolia);
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
    const { enrolment } = await anApplicant(metropolia);
    const elsewhere = await coordinatorOf(metropolia, '0190a1b2-0000-7000-8000-000000000000' as ProgrammeId);
    expect(await catalogue().get(requireScope(elsewhere, 'programmes.list-enrolments'), enrolment.id)).toBeUndefined();
  });

  it('rejects with a reason, which the student reads', async () => {
    const { enrolment, browser } = await anApplicant(metropolia);
    const actor = await coordinatorOf(metropolia);
    const reject = catalogue().commands.find((command) => command.name === 'reject');
    expect(await reject?.execute(actor, [enrolment.id], { reason: '' })).toMatchObject({
      refused: [{ code: 'programmes.reason-needed' }],
    });
    expect(await reject?.execute(actor, [enrolment.id], { reason: 'Exchange student' })).toMatchObject({ done: 1 });
    const mine = (await (await browser.get('/api/v1/me/enrolments')).json()) as { items: unknown[] };
    expect(mine.items[0]).toMatchObject({ state: 'rejected', reason: 'Exchange student' });
  });
});

describe('mentors from a CSV', () => {
  const csv = Buffer.from(
    'name;email;language;company;capacity\nKalle Koodari;kalle@oy.fi;fi;Koodi Oy;2\nBad;nope;fi;;1\nAnna Alm;anna@ab.fi;sv;Koodi Oy;1\n',
  );

  it('are invited once, also when the file comes again', async () => {
    const { personId } = await aPerson(house);
    await house
      .get(GrantRole, { strict: false })
      .execute({ personId, role: 'company_officer', organisationId: null, programmeId }, SYSTEM);
    const actor = await house.get(FindSignedIn, { strict: false }).execute(personId, house.clock.now());
    if (!actor) throw new Error('no officer');
    const scope = requireScope(actor, 'programmes.import-mentors');
    const importMentors = house.get(ImportMentors, { strict: false });
    expect(await importMentors.execute(scope, cohortId, csv)).toEqual({ invited: 2, known: 0, faulty: 1 });
    expect(await importMentors.execute(scope, cohortId, csv)).toEqual({ invited: 0, known: 2, faulty: 1 });
    expect((await house.factTypes()).filter((type) => type === 'programmes.mentor-invited')).toHaveLength(2);
    const companies = await house.database.query(`select 1 from identity.organisation where kind = 'company'`);
    expect(companies).toHaveLength(1);
  });
});

describe('the seat ledger', () => {
  it('never gives more seats than a mentor has, whoever asks at the same time', async () => {
    const mentor = await house.database.one<{ id: string }>(
      `select id from programmes.enrolment where role = 'mentor' and capacity = 2`,
    );
    const students: string[] = [];
    for (let count = 0; count < 6; count += 1) students.push((await anApplicant(metropolia)).enrolment.id);
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
