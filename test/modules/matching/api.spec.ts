import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from '../../support/browser.js';
import { openApi } from '../../support/house.js';
import { signInAs, signInWith, someId } from '../../support/people.js';
import { type Enrolled, Round } from './builders.js';

let house: Awaited<ReturnType<typeof openApi>>;
let round: Round;
let student: Enrolled;
let runId: string;
let asStudent: Browser;
let asMentor: Browser;
beforeAll(async () => {
  house = await openApi();
  round = await Round.open(house);
  student = await round.student('Aino Aktori', {
    wishes: ['interviews', 'networking'],
    languages: [
      { language: 'en', level: 'C1' },
      { language: 'fi', level: 'B1' },
    ],
    slots: ['weekend', 'mon-evening'],
  });
  const mentor = await round.mentor('Maija Mentori', {
    offers: ['networking', 'interviews', 'sales'],
    languages: [
      { language: 'fi', level: 'native' },
      { language: 'en', level: 'C1' },
    ],
    slots: ['mon-evening', 'weekend'],
  });
  asStudent = await signInWith(house, student.address);
  asMentor = await signInWith(house, mentor.address);
  runId = await round.run();
});
afterAll(() => house.close());

const mine = async (browser: Browser, language = 'en') => {
  const answer = await browser.send('GET', '/api/v1/me/proposals', undefined, { 'accept-language': language });
  expect(answer.status).toBe(200);
  return ((await answer.json()) as { items: Awaited<ReturnType<Round['proposalOf']>>[] }).items;
};

describe('proposals over HTTP', () => {
  it('show nothing before they are sent', async () => {
    expect(await mine(asStudent)).toEqual([]);
    await round.publish(runId);
    expect(await mine(asStudent)).toHaveLength(1);
  });

  it('show the other, without anything sensitive', async () => {
    const [forStudent] = await mine(asStudent);
    expect(forStudent).toMatchObject({
      ...{ role: 'student', state: 'sent', myAnswer: 'none', otherAnswer: 'none', mentorshipId: null },
      other: {
        displayName: 'Maija Mentori',
        headline: 'Engineer, Nokia',
        topics: ['networking', 'interviews', 'sales'],
        text: 'Ask me.',
      },
    });
    const [forMentor] = await mine(asMentor);
    expect(forMentor).toMatchObject({
      role: 'mentor',
      other: {
        displayName: 'Aino Aktori',
        headline: 'Information Technology, Metropolia',
        topics: ['interviews', 'networking'],
        text: 'I look for my first job in Finland.',
      },
    });
    expect(JSON.stringify(forMentor)).not.toMatch(/:1999[,}]|birth|citizen|municip|"091"|@example/i);
  });

  it('say why in the language of the page, and which of one’s own answers each reason uses', async () => {
    const [english] = await mine(asStudent, 'en');
    expect(english?.reasons).toEqual([
      {
        uses: '/wishes',
        text: 'The mentor can help with 2 things you wished for: Job interviews and Networking in Finland.',
      },
      {
        uses: '/field',
        text: 'Your fields are close to each other: Information and Communication Technologies (ICT).',
      },
      { uses: '/languages', text: 'Your common working language: English.' },
      { uses: '/slots', text: 'Times that suit you both: Monday evening and weekend.' },
      { uses: '/languages', text: 'You also share another language: Finnish.' },
      { uses: '/modes', text: 'You can both meet remotely.' },
    ]);
    const [finnish] = await mine(asMentor, 'fi');
    expect(finnish?.reasons.map((reason) => reason.text)).toEqual([
      'Voit auttaa 2 aiheessa, joita opiskelija toivoo: Työhaastattelut ja Verkostoituminen Suomessa.',
      'Alanne ovat lähellä toisiaan: Tietojenkäsittely ja tietoliikenne (ICT).',
      'Yhteinen työkielenne: englanti.',
      'Teille molemmille sopivia aikoja: maanantai illalla ja viikonloppu.',
      'Teillä on myös toinen yhteinen kieli: suomi.',
      'Teille molemmille sopii tavata etänä.',
    ]);
    expect(finnish?.reasons[0]?.uses).toBe('/offers');
    const [swedish] = await mine(asMentor, 'sv');
    expect(swedish?.reasons[2]?.text).toBe('Ert gemensamma arbetsspråk: engelska.');
  });

  it('do not exist for a stranger, whatever she tries', async () => {
    const [{ id, version } = { id: '', version: 0 }] = await mine(asStudent);
    const stranger = await signInAs(house, { role: 'programme_manager' });
    expect((await stranger.get(`/api/v1/me/proposals/${id}`)).status).toBe(404);
    const answered = await stranger.post(`/api/v1/me/proposals/${id}/answer`, { answer: 'accept', version });
    expect(answered.status).toBe(404);
    expect(await answered.json()).toMatchObject({ code: 'matching.unknown-proposal', title: 'No such match proposal' });
    expect((await asStudent.get(`/api/v1/me/proposals/${someId()}`)).status).toBe(404);
    expect((await asStudent.get('/api/v1/me/proposals/none')).status).toBe(400);
  });

  it('need a reason for a no, by its place in the form', async () => {
    const [{ id, version } = { id: '', version: 0 }] = await mine(asStudent);
    const refused = await asStudent.post(`/api/v1/me/proposals/${id}/answer`, { answer: 'decline', version });
    expect(refused.status).toBe(400);
    expect(await refused.json()).toMatchObject({
      faults: [{ pointer: '/reason', detail: 'Choose a reason for declining.' }],
    });
  });

  it('answer a double click twice the same, and a stale page with 409', async () => {
    const [{ id, version } = { id: '', version: 0 }] = await mine(asStudent);
    const path = `/api/v1/me/proposals/${id}/answer`;
    const answers = await Promise.all([1, 2].map(() => asStudent.post(path, { answer: 'accept', version })));
    expect(answers.map((answer) => answer.status)).toEqual([200, 200]);
    const [one, two] = await Promise.all(answers.map((answer) => answer.json()));
    expect(one).toEqual(two);
    expect(one).toMatchObject({ id, state: 'half_accepted', myAnswer: 'accepted' });
    expect((await asStudent.post(path, { answer: 'decline', reason: 'no_time', version })).status).toBe(409);
    expect((await asMentor.post(path, { answer: 'accept', version })).status).toBe(200);
    expect((await mine(asStudent))[0]).toMatchObject({ state: 'accepted' });
  });

  it('are not for people who are not signed in', async () => {
    expect((await fetch(`${house.url}/api/v1/me/proposals`)).status).toBe(401);
  });
});

describe('the progress of a run', () => {
  it('is for staff of the programme', async () => {
    const { programmeId } = round;
    const manager = await signInAs(house, { role: 'programme_manager', programmeId });
    const shown = await manager.get(`/api/v1/match-runs/${runId}`);
    expect(await shown.json()).toMatchObject({
      id: runId,
      state: 'published',
      stage: 'finished',
      progress: 100,
      matched: 1,
    });
    const elsewhere = await signInAs(house, { role: 'programme_manager', programmeId: someId() });
    expect((await elsewhere.get(`/api/v1/match-runs/${runId}`)).status).toBe(404);
    const coordinator = await signInAs(house, { role: 'university_coordinator', programmeId });
    expect((await coordinator.get(`/api/v1/match-runs/${runId}`)).status).toBe(403);
    expect((await asStudent.get(`/api/v1/match-runs/${runId}`)).status).toBe(403);
  });
});
