import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ProposalExpired, ProposalSent, ProposalUnanswered } from '#matching/facts';
import { MemberLeft } from '#mentorship/facts';
import { LANGUAGES, type Language } from '#platform/kernel';
import { checkShape } from './support/shape-of-mail.js';
import { dataIn } from './support/told-facts.js';
import { anId, openToldHouse, type ToldHouse } from './support/told-house.js';

let house: ToldHouse;
const { proposal, openProposal, pair } = dataIn(() => house);
beforeAll(async () => {
  house = await openToldHouse();
});
afterAll(() => house.close());
beforeEach(() => {
  house.smtp.taken.length = 0;
});

interface Letter {
  /** A piece of the subject in each language. */
  readonly subject: Readonly<Record<Language, string>>;
  readonly path: string;
}

/** What has come, by the address without its domain. */
async function lettersByReader() {
  await house.settle();
  const mails = await house.smtp.parsed();
  return new Map(house.smtp.taken.map(({ to }, at) => [String(to).split('@')[0] ?? '', mails[at]]));
}

async function expectLetters(language: Language, expected: Readonly<Record<string, Letter>>): Promise<void> {
  const letters = await lettersByReader();
  expect([...letters.keys()].sort()).toEqual(Object.keys(expected).sort());
  for (const [reader, { subject, path }] of Object.entries(expected)) {
    const mail = letters.get(reader);
    if (!mail) throw new Error(`No letter to ${reader}`);
    checkShape(mail, language);
    expect(mail.subject).toContain(subject[language]);
    expect(mail.text).toContain(`:\nhttps://luotsi.example.fi/${language}${path}\n`);
  }
}

const STUDENTS = { en: 'students for your group', fi: 'ryhmääsi opiskelijoita', sv: 'studerande till din grupp' };

describe.each(LANGUAGES)('letters of which each side reads another, in %s', (language) => {
  it('propose a group to a student, and students to whoever leads it: once for all who are proposed together', async () => {
    const groupId = anId();
    const first = { ...openProposal(language), groupId };
    await house.record(ProposalSent, first);
    await expectLetters(language, {
      [`student.${language}`]: {
        subject: { en: 'a mentoring group', fi: 'mentorointiryhmää', sv: 'en mentorgrupp' },
        path: `/proposals/${first.proposalId}`,
      },
      [`mentor.${language}`]: { subject: STUDENTS, path: '/home' },
    });
    house.smtp.taken.length = 0;
    await house.record(ProposalSent, { ...openProposal(language), groupId });
    expect([...(await lettersByReader()).keys()]).toEqual([`student.${language}`]);
  });

  it('remind whoever leads a group once, however many students wait for the answer', async () => {
    const groupId = anId();
    const reminded = { side: 'mentor', reminder: 1 } as const;
    for (const data of [openProposal(language), openProposal(language)])
      await house.record(ProposalUnanswered, { ...data, ...reminded, groupId });
    await house.settle();
    expect(house.smtp.taken).toHaveLength(1);
    for (const data of [openProposal(language), openProposal(language)])
      await house.record(ProposalUnanswered, { ...data, ...reminded });
    await house.settle();
    expect(house.smtp.taken).toHaveLength(3);
  });

  it('tell the student that her request has expired, where she may ask another, and the mentor that it went by', async () => {
    await house.record(ProposalExpired, { ...proposal(language), source: 'request' });
    await expectLetters(language, {
      [`student.${language}`]: {
        subject: { en: 'Your request has expired', fi: 'Pyyntösi on vanhentunut', sv: 'Din förfrågan har gått ut' },
        path: '/mentors',
      },
      [`mentor.${language}`]: {
        subject: { en: 'A student’s request', fi: 'Opiskelijan pyyntö', sv: 'En studerandes förfrågan' },
        path: '/home',
      },
    });
  });

  it('tell everybody of a group who stays that somebody has left it', async () => {
    const data = pair(language);
    await house.record(MemberLeft, { ...data, reason: 'withdrawn', leftPersonId: anId(), side: 'student' });
    const letter = {
      subject: { en: 'left your group', fi: 'pois ryhmästänne', sv: 'lämnat er grupp' },
      path: `/mentorships/${data.mentorshipId}`,
    };
    await expectLetters(language, { [`student.${language}`]: letter, [`mentor.${language}`]: letter });
  });
});
