import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { RegistrationWaitlisted } from '#events/facts';
import { RoleEnding, RoleGranted } from '#identity/facts';
import { ProposalDeclined, ProposalSent, ProposalUnanswered, TalksAnnounced } from '#matching/facts';
import { MeetingLogged, MentorshipAgreed, MentorshipEnded } from '#mentorship/facts';
import { LANGUAGES } from '#platform/kernel';
import { EnrolmentWithdrawn } from '#programmes/facts';
import { DAY, dataIn } from './support/told-facts.js';
import { anId, openToldHouse, type ToldHouse } from './support/told-house.js';

let house: ToldHouse;
const { enrolment, proposal, openProposal, pair, endedPair, registration } = dataIn(() => house);
beforeAll(async () => {
  house = await openToldHouse();
});
afterAll(() => house.close());
beforeEach(() => {
  house.smtp.taken.length = 0;
});

describe('whoever withdraws her application herself', () => {
  it('is told nothing: she knows it', async () => {
    await house.record(EnrolmentWithdrawn, { ...enrolment('fi', 'student'), by: 'person' });
    await house.settle();
    expect(house.smtp.taken).toEqual([]);
  });
});

describe('what a mail says', () => {
  const mails = async (fact: () => Promise<unknown>) => {
    await fact();
    await house.settle();
    return house.smtp.parsed();
  };

  const LAST = { en: '14 February 2026 at 00:30', fi: '14.2.2026 klo 0.30', sv: '14 februari 2026 kl. 0.30' };
  it.each(LANGUAGES)('names in %s the last moment for an answer, by the clocks of Helsinki', async (language) => {
    const both = await mails(() => house.record(ProposalSent, openProposal(language)));
    expect(both.map(({ text }) => text?.includes(LAST[language]))).toEqual([true, true]);
    house.smtp.taken.length = 0;
    const [reminder] = await mails(() =>
      house.record(ProposalUnanswered, { ...openProposal(language), side: 'mentor', reminder: 1 }),
    );
    expect(reminder?.text).toContain(LAST[language]);
  });

  const TALKS = {
    en: ['10 February 2026 at 16:00, table 3', '10 February 2026 at 16:12, table 1'],
    fi: ['10.2.2026 klo 16.00, pöytä 3', '10.2.2026 klo 16.12, pöytä 1'],
    sv: ['10 februari 2026 kl. 16.00, bord 3', '10 februari 2026 kl. 16.12, bord 1'],
  };
  it.each(LANGUAGES)('lists in %s somebody’s talks at a kick-off, each with time and table', async (language) => {
    const talks = [
      { startsAt: '2026-02-10T14:00:00.000Z', table: 3 },
      { startsAt: '2026-02-10T14:12:00.000Z', table: 1 },
    ];
    const data = { talkRoundId: anId(), personId: house.people.student[language], talks };
    const [mail] = await mails(() => house.record(TalksAnnounced, data));
    for (const line of TALKS[language]) expect(mail?.text).toContain(line);
  });

  it('does not tell who declined nor why', async () => {
    const [mail] = await mails(() =>
      house.record(ProposalDeclined, { ...proposal('en'), side: 'student', reason: 'other_field' }),
    );
    expect(mail?.text).not.toMatch(/student|declin|field/i);
  });

  it.each(LANGUAGES)('says in %s what happens next when the other side has left, not who or why', async (language) => {
    const [mail] = await mails(() => house.record(MentorshipEnded, endedPair(language)));
    expect(mail?.text).toMatch({ en: /new match/, fi: /uutta paria/, sv: /nytt par/ }[language]);
    expect(mail?.text).not.toMatch(/Maija|withdr[ae]w[ns]? (his|her|their)|mentor (has|on|har) /);
  });

  it('reminds of a proposal twice, each time once', async () => {
    const data = { ...openProposal('en'), side: 'student' as const };
    for (const reminder of [1, 2, 2]) await house.record(ProposalUnanswered, { ...data, reminder });
    await house.settle();
    expect(house.smtp.taken).toHaveLength(2);
  });

  it('gives the first meeting an agenda as a list', async () => {
    const [mail] = await mails(() => house.record(MentorshipAgreed, pair('sv')));
    expect((mail?.html || '').match(/<li /g)).toHaveLength(5);
    expect(mail?.text?.match(/^- /gm)).toHaveLength(5);
  });

  it('says the place on the waiting list', async () => {
    const [mail] = await mails(() => house.record(RegistrationWaitlisted, { ...registration('fi'), position: 12 }));
    expect(mail?.text).toContain('Sijasi jonotuslistalla: 12.');
  });

  const ROLE = {
    en: ['University coordinator', '30 April 2026'],
    fi: ['Korkeakoulun koordinaattori', '30.4.2026'],
    sv: ['Högskolans koordinator', '30 april 2026'],
  };
  it.each(LANGUAGES)('names in %s the role that ends, and its last day in Helsinki', async (language) => {
    const personId = house.people.mentor[language];
    const role = 'university_coordinator';
    const [granted] = await mails(() => house.record(RoleGranted, { personId, role }));
    expect(granted?.text).toContain(ROLE[language][0]);
    house.smtp.taken.length = 0;
    const endsAt = '2026-04-30T21:00:00.000Z';
    const [ending] = await mails(() => house.record(RoleEnding, { personId, role, endsAt, days: 7 }));
    for (const word of ROLE[language]) expect(ending?.text).toContain(word);
  });

  it('says that a meeting counts by itself after seven days', async () => {
    const loggedBy = house.people.student.en;
    const [mail] = await mails(() =>
      house.record(MeetingLogged, {
        ...pair('en'),
        meetingId: anId(),
        loggedBy,
        heldOn: DAY,
        minutes: 60,
        mode: 'remote',
      }),
    );
    expect(mail?.text).toContain('after 7 days');
  });
});
