import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { EventCancelled, RegistrationConfirmed, RegistrationWaitlisted } from '#events/facts';
import {
  ProposalDeclined,
  ProposalExpired,
  ProposalSent,
  ProposalUnanswered,
  ProposalWithdrawn,
  TalksAnnounced,
} from '#matching/facts';
import { MeetingLogged, MentorshipAgreed, MentorshipEnded } from '#mentorship/facts';
import { LANGUAGES, type Language } from '#platform/kernel';
import { EnrolmentDecided, EnrolmentSubmitted, EnrolmentWithdrawn, MentorInvited } from '#programmes/facts';
import { checkShape } from './support/shape-of-mail.js';
import { DAY, dataIn } from './support/told-facts.js';
import { anId, nameOf, openToldHouse, type ToldHouse } from './support/told-house.js';

let house: ToldHouse;
const { enrolment, proposal, openProposal, pair, endedPair, registration } = dataIn(() => house);
beforeAll(async () => {
  house = await openToldHouse();
});
afterAll(() => house.close());
beforeEach(() => {
  house.smtp.taken.length = 0;
});

interface Case {
  /** What happens; answers the path that the mail links to. */
  readonly happens: (language: Language) => Promise<string>;
  readonly to: 'student' | 'mentor' | 'both';
  /** A piece of the subject in each language. */
  readonly subject: Readonly<Record<Language, string>>;
}

function decided(decision: 'approved' | 'rejected' | 'waitlisted' | 'needs_info', subject: Case['subject']): Case {
  return {
    to: 'student',
    subject,
    happens: async (language) => {
      await house.record(EnrolmentDecided, { ...enrolment(language, 'student'), decision });
      return '/home';
    },
  };
}

const REQUEST = { source: 'request' } as const;
/** Of a student who asked a mentor herself. */
const REQUESTS: Readonly<Record<string, Case>> = {
  'a request': {
    to: 'mentor',
    subject: { en: 'A student asks you', fi: 'Opiskelija pyytää sinua', sv: 'vill ha dig som mentor' },
    happens: async (language) => {
      const data = { ...openProposal(language), ...REQUEST };
      await house.record(ProposalSent, data);
      return `/proposals/${data.proposalId}`;
    },
  },
  'a request that waits for the mentor': {
    to: 'mentor',
    subject: { en: 'is waiting for your answer', fi: 'odottaa vastaustasi', sv: 'väntar på ditt svar' },
    happens: async (language) => {
      const data = { ...openProposal(language), ...REQUEST };
      await house.record(ProposalUnanswered, { ...data, side: 'mentor', reminder: 1 });
      return `/proposals/${data.proposalId}`;
    },
  },
  'a request that the mentor declined': {
    to: 'student',
    subject: { en: 'cannot be your mentor', fi: 'ei nyt pääse mentoriksesi', sv: 'kan inte vara din mentor' },
    happens: async (language) => {
      await house.record(ProposalDeclined, { ...proposal(language), ...REQUEST, side: 'mentor', reason: 'no_time' });
      return '/mentors';
    },
  },
  'a request that was taken back': {
    to: 'mentor',
    subject: { en: 'does not go ahead', fi: 'ei etene', sv: 'går inte vidare' },
    happens: async (language) => {
      const because = { because: 'taken-back', side: 'student' } as const;
      await house.record(ProposalWithdrawn, { ...proposal(language), ...REQUEST, ...because });
      return '/home';
    },
  },
};

const CASES: Readonly<Record<string, Case>> = {
  'an invited mentor': {
    to: 'mentor',
    subject: { en: 'invited', fi: 'kutsuttu mentoriksi', sv: 'inbjuden' },
    happens: async (language) => {
      await house.record(MentorInvited, { personId: house.people.mentor[language], enrolmentId: anId() });
      return '/login';
    },
  },
  'a submitted application': {
    to: 'mentor',
    subject: { en: 'received your application', fi: 'saaneet hakemuksesi', sv: 'fått din ansökan' },
    happens: async (language) => {
      await house.record(EnrolmentSubmitted, enrolment(language, 'mentor'));
      return '/home';
    },
  },
  'an approved application': decided('approved', { en: 'approved', fi: 'hyväksytty', sv: 'godkänts' }),
  'a rejected application': decided('rejected', { en: 'A decision', fi: 'käsitelty', sv: 'behandlats' }),
  'a waitlisted application': decided('waitlisted', { en: 'waiting list', fi: 'jonotuslistalla', sv: 'kölistan' }),
  'a question about an application': decided('needs_info', { en: 'question', fi: 'kysymys', sv: 'fråga' }),
  'an application that staff withdrew': {
    to: 'student',
    subject: { en: 'withdrawn', fi: 'peruttu', sv: 'återtagits' },
    happens: async (language) => {
      await house.record(EnrolmentWithdrawn, { ...enrolment(language, 'student'), by: 'staff' });
      return '/home';
    },
  },
  'a proposal': {
    to: 'both',
    subject: { en: 'We propose', fi: 'Ehdotamme', sv: 'Vi föreslår' },
    happens: async (language) => {
      const data = openProposal(language);
      await house.record(ProposalSent, data);
      return `/proposals/${data.proposalId}`;
    },
  },
  ...REQUESTS,
  'a proposal that the student declined': {
    to: 'mentor',
    subject: { en: 'does not go ahead', fi: 'ei toteudu', sv: 'blir inget av' },
    happens: async (language) => {
      await house.record(ProposalDeclined, { ...proposal(language), side: 'student', reason: 'other_field' });
      return '/home';
    },
  },
  'a proposal that the mentor declined': {
    to: 'student',
    subject: { en: 'does not go ahead', fi: 'ei toteudu', sv: 'blir inget av' },
    happens: async (language) => {
      await house.record(ProposalDeclined, { ...proposal(language), side: 'mentor', reason: 'no_time' });
      return '/home';
    },
  },
  'an expired proposal': {
    to: 'both',
    subject: { en: 'expired', fi: 'vanhentunut', sv: 'gått ut' },
    happens: async (language) => {
      await house.record(ProposalExpired, proposal(language));
      return '/home';
    },
  },
  'a proposal that waits for the student': {
    to: 'student',
    subject: { en: 'is waiting for your answer', fi: 'odottaa vastaustasi', sv: 'väntar på ditt svar' },
    happens: async (language) => {
      const data = openProposal(language);
      await house.record(ProposalUnanswered, { ...data, side: 'student', reminder: 1 });
      return `/proposals/${data.proposalId}`;
    },
  },
  'a proposal whose student has left': {
    to: 'mentor',
    subject: { en: 'taken back', fi: 'peruttu', sv: 'dragits tillbaka' },
    happens: async (language) => {
      await house.record(ProposalWithdrawn, { ...proposal(language), because: 'side-left', side: 'student' });
      return '/home';
    },
  },
  'a proposal that staff took back': {
    to: 'both',
    subject: { en: 'taken back', fi: 'peruttu', sv: 'dragits tillbaka' },
    happens: async (language) => {
      await house.record(ProposalWithdrawn, { ...proposal(language), because: 'staff', side: null });
      return '/home';
    },
  },
  'talks at a kick-off': {
    to: 'mentor',
    subject: { en: 'Your talks', fi: 'Keskustelusi', sv: 'Dina samtal' },
    happens: async (language) => {
      const talks = [{ startsAt: '2026-02-10T14:00:00.000Z', table: 3 }];
      await house.record(TalksAnnounced, { talkRoundId: anId(), personId: house.people.mentor[language], talks });
      return '/talks';
    },
  },
  'a mentorship that the mentor has left': {
    to: 'student',
    subject: { en: 'has ended', fi: 'on päättynyt', sv: 'har avslutats' },
    happens: async (language) => {
      await house.record(MentorshipEnded, endedPair(language));
      return '/home';
    },
  },
  'a pair that begins': {
    to: 'both',
    subject: { en: 'first meeting', fi: 'ensimmäinen tapaaminen', sv: 'första mötet' },
    happens: async (language) => {
      const data = pair(language);
      await house.record(MentorshipAgreed, data);
      return `/mentorships/${data.mentorshipId}`;
    },
  },
  'a meeting that the mentor logged': {
    to: 'student',
    subject: { en: 'logged correctly', fi: 'kirjattu oikein', sv: 'antecknats rätt' },
    happens: async (language) => {
      const data = pair(language);
      const loggedBy = house.people.mentor[language];
      await house.record(MeetingLogged, {
        ...data,
        meetingId: anId(),
        loggedBy,
        heldOn: DAY,
        minutes: 60,
        mode: 'remote',
      });
      return `/mentorships/${data.mentorshipId}`;
    },
  },
  'a confirmed registration': {
    to: 'student',
    subject: { en: 'a place at the event', fi: 'paikka tapahtumassa', sv: 'en plats på evenemanget' },
    happens: async (language) => {
      const data = registration(language);
      await house.record(RegistrationConfirmed, { ...data, from: 'open' });
      return `/events/${data.eventId}`;
    },
  },
  'a place from the waiting list': {
    to: 'student',
    subject: { en: 'became free', fi: 'vapautui', sv: 'blev ledig' },
    happens: async (language) => {
      const data = registration(language);
      await house.record(RegistrationConfirmed, { ...data, from: 'waitlist' });
      return `/events/${data.eventId}`;
    },
  },
  'a place on the waiting list': {
    to: 'student',
    subject: { en: 'waiting list', fi: 'jonotuslistalla', sv: 'kölista' },
    happens: async (language) => {
      const data = registration(language);
      await house.record(RegistrationWaitlisted, { ...data, position: 3 });
      return `/events/${data.eventId}`;
    },
  },
  'a cancelled event': {
    to: 'student',
    subject: { en: 'cancelled', fi: 'peruttu', sv: 'ställts in' },
    happens: async (language) => {
      const data = registration(language);
      await house.record(RegistrationConfirmed, { ...data, from: 'open' });
      await house.settle();
      house.smtp.taken.length = 0;
      await house.record(EventCancelled, { eventId: data.eventId });
      return `/events/${data.eventId}`;
    },
  },
};

const HELLO: Readonly<Record<Language, (name: string) => string>> = {
  en: (name) => `Hello ${name},`,
  fi: (name) => `Hei ${name}!`,
  sv: (name) => `Hej ${name}!`,
};

describe.each(Object.entries(CASES))('the mail about %s', (_name, { happens, to, subject }) => {
  it.each(LANGUAGES)('is complete in %s and goes to those whom it concerns only', async (language) => {
    const path = await happens(language);
    await house.settle();
    const roles = to === 'both' ? (['student', 'mentor'] as const) : [to];
    expect(house.smtp.taken.map((mail) => mail.to).sort()).toEqual(
      roles.map((role) => `${role}.${language}@example.org`).sort(),
    );
    for (const mail of await house.smtp.parsed()) {
      checkShape(mail, language);
      expect(mail.subject).toContain(subject[language]);
      const role = JSON.stringify(mail.to).includes('student') ? 'student' : 'mentor';
      expect(mail.text).toMatch(new RegExp(`^${HELLO[language](nameOf(role, language)).replace(/[!?]/g, '\\$&')}`));
      const url = `https://luotsi.example.fi/${language}${path}`;
      expect(mail.text).toContain(`:\n${url}\n`);
      expect(mail.html).toContain(`href="${url}"`);
    }
  });
});
