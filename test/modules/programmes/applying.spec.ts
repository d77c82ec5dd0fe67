import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Catalogues, type SignedIn } from '#identity';
import { DAY } from '#platform/kernel';
import type { Browser } from '../../support/browser.js';
import { openApi } from '../../support/house.js';
import { aPerson, signInWith } from '../../support/people.js';
import {
  AProgramme,
  type ApiHouse,
  DAYS_LONG,
  DAYS_OPEN,
  type EnrolmentView,
  MENTOR_PROFILE,
  STUDENT_PROFILE,
} from './a-programme.js';

let house: ApiHouse;
let programme: AProgramme;
beforeAll(async () => {
  house = await openApi();
});
beforeEach(async () => {
  programme = await AProgramme.open(house);
});
afterAll(() => house.close());

async function mayApplyAs(browser: Browser): Promise<string[] | undefined> {
  const { items } = (await (await browser.get('/api/v1/cohorts/open')).json()) as {
    items: { id: string; mayApplyAs: string[] }[];
  };
  return items.find(({ id }) => id === programme.cohortId)?.mayApplyAs;
}

/** Applies as the role; the state of the application, or the code and status of what was said instead. */
async function tryAs(role: 'student' | 'mentor', browser: Browser): Promise<string> {
  const answer = await programme.applyAs(role, browser);
  const { state, code } = (await answer.json()) as { state?: string; code?: string };
  return answer.status === 201 ? String(state) : `${answer.status} ${code}`;
}

async function act(staff: SignedIn, command: string, { id }: { id: string }, reason?: string) {
  const catalogue = house.get(Catalogues, { strict: false }).get('enrolments');
  const found = catalogue?.commands.find(({ name }) => name === command);
  return found?.execute(staff, [id], { ...(reason && { reason }) });
}

let invited = 0;
function anAddress(): string {
  invited += 1;
  return `mentor${invited}@oy.fi`;
}

describe('who may apply as what', () => {
  it('is a student of a partner university as a student, and never as a mentor', async () => {
    const { browser } = await programme.student();
    await browser.put('/api/v1/me/student-profile', STUDENT_PROFILE);
    await browser.put('/api/v1/me/mentor-profile', MENTOR_PROFILE);
    expect(await mayApplyAs(browser)).toEqual(['student']);
    expect(await tryAs('mentor', browser)).toBe('403 programmes.not-invited');
    expect(await tryAs('student', browser)).toBe('submitted');
    expect(await mayApplyAs(browser)).toEqual([]);
  });

  it('is an invited person as a mentor, who waits for nobody, and never as a student', async () => {
    const { browser } = await programme.invitedMentor(anAddress());
    await browser.put('/api/v1/me/student-profile', STUDENT_PROFILE);
    expect(await mayApplyAs(browser)).toEqual(['mentor']);
    expect(await tryAs('student', browser)).toBe('403 programmes.not-eligible');
    expect(await tryAs('mentor', browser)).toBe('approved');
    expect(await mayApplyAs(browser)).toEqual([]);
  });

  it('is nobody who only has an account', async () => {
    const browser = await signInWith(house, (await aPerson(house)).address);
    await browser.put('/api/v1/me/mentor-profile', MENTOR_PROFILE);
    expect(await mayApplyAs(browser)).toEqual([]);
    expect(await tryAs('mentor', browser)).toBe('403 programmes.not-invited');
  });

  it('is a mentor of an earlier round too, and then staff decide', async () => {
    const { browser } = await programme.invitedMentor(anAddress());
    const next = await programme.anotherCohort();
    const answer = await programme.applyAs('mentor', browser, next);
    expect(await answer.json()).toMatchObject({ cohortId: next, state: 'submitted' });
  });

  it('is a mentor who withdrew, when she changes her mind, and then staff decide', async () => {
    const mentor = await programme.invitedMentor(anAddress());
    const [draft] = await programme.enrolmentsOf(mentor);
    await mentor.browser.post(`/api/v1/me/enrolments/${draft?.id}/withdrawal`, { version: draft?.version });
    expect(await mayApplyAs(mentor.browser)).toEqual(['mentor']);
    expect(await tryAs('mentor', mentor.browser)).toBe('submitted');
  });

  it('is nobody new after the last day, ready or not', async () => {
    const { browser, personId } = await programme.student();
    await browser.put('/api/v1/me/student-profile', STUDENT_PROFILE);
    house.clock.advance((DAYS_OPEN + 1) * DAY);
    const late = await signInAgain(personId);
    expect(await mayApplyAs(late)).toBeUndefined();
    expect(await tryAs('student', late)).toBe('409 programmes.cohort-closed');
  });

  it.each(['fi', 'sv', 'en'])('is told in %s when it is somebody else', async (language) => {
    const { browser } = await programme.student();
    const answer = await browser.send(
      'POST',
      '/api/v1/me/enrolments',
      { role: 'mentor', cohortId: programme.cohortId, understandsNoJobPromise: true, acceptsPrivacyNotice: true },
      { 'accept-language': language },
    );
    const problem = (await answer.json()) as { title: string; detail: string };
    expect(problem.title).toMatch({ fi: /kutsuu mentorit/, sv: /bjuder in/, en: /invited/ }[language] ?? /never/);
    expect(problem.detail).not.toContain('errors.');
  });
});

/** Eight hours without a click end a session, so a later day needs a new one. */
async function signInAgain(personId: string): Promise<Browser> {
  const row = await house.database.one<{ address: string }>(
    'select address from identity.contact_address where person_id = $1 and is_primary',
    [personId],
  );
  return signInWith(house, row?.address ?? '');
}

describe('a question of staff', () => {
  const asked = async () => {
    const applicant = await programme.applicant();
    const staff = await programme.coordinatorOf(programme.metropolia);
    expect(await act(staff, 'ask-info', applicant.enrolment, 'Which year?')).toMatchObject({ done: 1 });
    return { ...applicant, staff };
  };

  it('can be answered after the closing day, and the page offers it', async () => {
    const { personId, enrolment, staff } = await asked();
    house.clock.advance((DAYS_OPEN + 1) * DAY);
    const later = await signInAgain(personId);
    expect(await mayApplyAs(later)).toEqual(['student']);
    expect(await tryAs('student', later)).toBe('submitted');
    expect(await programme.enrolmentsOf({ browser: later })).toMatchObject([{ id: enrolment.id, state: 'submitted' }]);
    expect(await mayApplyAs(later)).toBeUndefined();
    expect(await act(staff, 'approve', enrolment)).toMatchObject({ done: 1 });
  });

  it('cannot be answered when the round is over', async () => {
    const { personId } = await asked();
    house.clock.advance((DAYS_LONG + 1) * DAY);
    const later = await signInAgain(personId);
    expect(await mayApplyAs(later)).toBeUndefined();
    expect(await tryAs('student', later)).toBe('409 programmes.cohort-closed');
  });
});

describe('an invitation', () => {
  it('can be accepted after the closing day', async () => {
    const { personId } = await programme.invitedMentor(anAddress());
    house.clock.advance((DAYS_OPEN + 1) * DAY);
    const later = await signInAgain(personId);
    expect(await mayApplyAs(later)).toEqual(['mentor']);
    expect(await tryAs('mentor', later)).toBe('approved');
  });
});

describe('staff who take somebody out', () => {
  const factsOf = (enrolment: EnrolmentView) =>
    house.database.query<{ by: string }>(
      `select data->>'by' as by from platform.fact where type = 'programmes.enrolment-withdrawn' and data->>'enrolmentId' = $1`,
      [enrolment.id],
    );
  const mailsTo = (person: string) =>
    house.database.query<{ type: string }>(
      `select type from notifications.notification where person_id = $1 and type = 'enrolment-withdrawn'`,
      [person],
    );

  it('give a reason, which the person reads, and she is written to once', async () => {
    const { enrolment, browser, personId } = await programme.applicant();
    const staff = await programme.coordinatorOf(programme.metropolia);
    await act(staff, 'approve', enrolment);
    expect(await act(staff, 'withdraw', enrolment)).toMatchObject({ refused: [{ code: 'programmes.reason-needed' }] });
    expect(await act(staff, 'withdraw', enrolment, 'You have moved away.')).toMatchObject({ done: 1 });
    expect(await act(staff, 'withdraw', enrolment, 'Again')).toMatchObject({
      refused: [{ code: 'programmes.not-possible-now' }],
    });
    await house.settle();
    expect(await programme.enrolmentsOf({ browser })).toMatchObject([
      { state: 'withdrawn', reason: 'You have moved away.' },
    ]);
    expect(await factsOf(enrolment)).toEqual([{ by: 'staff' }]);
    expect(await mailsTo(personId)).toHaveLength(1);
  });

  it('reach their own students only', async () => {
    const { enrolment } = await programme.applicant(programme.laurea);
    const staff = await programme.coordinatorOf(programme.metropolia);
    expect(await act(staff, 'withdraw', enrolment, 'Not yours')).toMatchObject({
      refused: [{ code: 'programmes.unknown-enrolment' }],
    });
  });

  it('are not named when a person withdraws herself, who is not written to', async () => {
    const { enrolment, browser, personId } = await programme.applicant();
    await browser.post(`/api/v1/me/enrolments/${enrolment.id}/withdrawal`, { version: enrolment.version });
    await house.settle();
    expect(await factsOf(enrolment)).toEqual([{ by: 'person' }]);
    expect(await mailsTo(personId)).toEqual([]);
  });
});

describe('every step of an application', () => {
  it('leaves a line in the audit, also those that nobody takes', async () => {
    const mentor = await programme.invitedMentor(anAddress());
    await programme.applyAs('mentor', mentor.browser);
    const [enrolment] = await programme.enrolmentsOf(mentor);
    const lines = await house.database.query<{ action: string; actor_kind: string }>(
      `select action, actor_kind from privacy.audit_entry where subject_id = $1 order by sequence`,
      [enrolment?.id],
    );
    expect(lines.map((line) => `${line.action} ${line.actor_kind}`)).toEqual([
      'programmes.invite-mentor person',
      'programmes.submit-enrolment person',
      'programmes.approve-enrolment system',
    ]);
  });
});
