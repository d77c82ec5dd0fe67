import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { today, untilTheDayIsLongEnough } from '../support/day.js';
import { type OutsideServices, startOutsideServices } from '../support/outside-services.js';
import { Cast } from './support/actor.js';
import { type Device, openBrowser } from './support/browser.js';
import { openConsole } from './support/console/desk.js';
import { approve, reject } from './support/console/enrolments.js';
import { markAttended, publishEvent } from './support/console/events.js';
import { publishRun, readProposals, startRun } from './support/console/match-run.js';
import { importMentors } from './support/console/mentor-import.js';
import { exportReport, figure } from './support/console/report.js';
import { type RunningLuotsi, startLuotsi } from './support/luotsi.js';
import { followMail } from './support/mailbox.js';
import { apply, applyForGroup, readDecision } from './support/portal/application.js';
import { lookThroughDirectory } from './support/portal/directory.js';
import { cancelRegistration, findAttendance, findSeat, joinLine, register } from './support/portal/events.js';
import {
  acceptProposal,
  confirmMeeting,
  declineProposal,
  logMeeting,
  openMentorship,
  openProposal,
} from './support/portal/mentoring.js';
import { chooseLanguage } from './support/portal/menu.js';
import { writeMentorProfile, writeStudentProfile } from './support/portal/profile.js';
import { type Account, signInAtUniversity, signInByCode } from './support/portal/sign-in.js';

const MINUTES = 60_000;
/** As staff read them, each in her language. */
const ROUND = { fi: 'Esittelykausi', sv: 'Demonstrationsomgång', en: 'Demonstration round' };
const PROGRAMME = { fi: 'Luotsin esittelyohjelma', sv: 'Luotsis demonstrationsprogram', en: 'Luotsi demonstration' };

interface Student extends Account {
  readonly name: string;
  readonly address: string;
}

const AMARA: Student = {
  uid: 'amara.okafor',
  university: /Metropolia/,
  name: 'Amara Okafor',
  address: 'amara.okafor@student.metropolia.example',
};
const LINH: Student = {
  uid: 'linh.nguyen',
  university: /Haaga-Helia/,
  name: 'Linh Nguyễn',
  address: 'linh.nguyen@student.haaga-helia.example',
};
const DIEGO: Student = {
  uid: 'diego.ramirez',
  university: /Laurea/,
  name: 'Diego Ramírez',
  address: 'diego.ramirez@student.laurea.example',
};
const MANAGER: Account = {
  uid: 'manager.helsinki',
  university: /Helsingin kaupunki|Helsingfors stad|City of Helsinki/,
};

interface Voyage {
  readonly how: string;
  readonly device: Device;
  /** Staff sit at a desk whatever the students hold in their hands. */
  readonly desk: Device;
  /** Whose year it is; who is proposed the same mentor; whose application is rejected. */
  readonly students: readonly [Student, Student, Student];
  /** On a PostgreSQL 15 and a Redis beside it, instead of all in one. */
  readonly isOutside?: boolean;
}

/** Without them that voyage sails all in one, too. What is missing is listed by the runner, and is a failure where everything must run. */
const hasOutside = Boolean(process.env.POSTGRES15_BIN && process.env.REDIS_SERVER_PATH) || process.env.CI === 'true';

const VOYAGES: readonly Voyage[] = [
  {
    how: `in Finnish on a wide screen by mouse${hasOutside ? ', on an outside PostgreSQL 15 and Redis' : ''}`,
    device: { language: 'fi', width: 1280, hand: 'mouse' },
    desk: { language: 'fi', width: 1280, hand: 'mouse' },
    students: [AMARA, LINH, DIEGO],
    isOutside: hasOutside,
  },
  {
    how: 'in Swedish on a phone by touch, with the staff at a desk with a mouse',
    device: { language: 'sv', width: 390, hand: 'touch' },
    desk: { language: 'sv', width: 1280, hand: 'mouse' },
    students: [LINH, DIEGO, AMARA],
  },
  {
    how: 'in English on a wide dark screen by keyboard alone, with the staff, too',
    device: { language: 'en', width: 1280, hand: 'keyboard', dark: true },
    desk: { language: 'en', width: 1280, hand: 'keyboard' },
    students: [DIEGO, AMARA, LINH],
  },
];

describe.each(VOYAGES)('the whole voyage $how', ({ device, desk, students: [first, second, third], isOutside }) => {
  let outside: OutsideServices | undefined;
  let luotsi: RunningLuotsi;
  let browser: Browser;
  let cast: Cast;
  beforeAll(async () => {
    await untilTheDayIsLongEnough(10);
    outside = isOutside ? await startOutsideServices() : undefined;
    luotsi = await startLuotsi({ LUOTSI_SEED: 'sign-ins', ...outside?.env });
    browser = await openBrowser();
    cast = new Cast(browser, luotsi.url);
  }, 15 * MINUTES);
  afterAll(async () => {
    await browser?.close();
    expect(await luotsi?.stop()).toBe(0);
    await outside?.stop();
  }, MINUTES);

  const { language } = device;
  const address = `matti.${language}@yritys.example`;
  /** One comes in by another language than one's own, so that it has to be chosen. */
  const door = language === 'en' ? 'fi' : 'en';

  /** A student opens the front page, signs in and says in which language. */
  async function newcomer(role: string, account: Account) {
    const student = await cast.enter(role, device);
    await student.page.goto(`${luotsi.url}/${door}/`);
    await student.hand.press(student.page.locator('a[href$="/login?as=student"]'));
    await signInAtUniversity(student, account);
    await chooseLanguage(student);
    return student;
  }

  async function applicant(role: string, account: Account) {
    const student = await newcomer(role, account);
    await writeStudentProfile(student);
    await apply(student);
    return student;
  }

  async function coordinator() {
    const staff = await cast.enter('staff', desk);
    await staff.page.goto(`${luotsi.url}/${language}/login?returnTo=/admin`);
    await signInAtUniversity(staff, MANAGER);
    await openConsole(staff);
    return staff;
  }

  it(
    'sails from the sign-ins to the figures in the report',
    async () => {
      const visitor = await cast.enter('visitor', device);
      await visitor.page.goto(`${luotsi.url}/${language}/`);
      await visitor.lookAround('front');
      await lookThroughDirectory(visitor);

      const student = await applicant('student', first);
      const other = await applicant('other', second);
      const rejected = await applicant('rejected', third);

      const staff = await coordinator();
      await importMentors(
        staff,
        ROUND[language],
        `name;email;language;company;capacity\nMatti Mentori;${address};${language};Yritys Oy;2\nVirhe;ei-osoite;fi;;\n`,
      );
      const mentor = await cast.enter('mentor', device);
      await signInByCode(mentor, address);
      await writeMentorProfile(mentor);
      await applyForGroup(mentor);

      const why = 'Round 12/2: IT 30/30.';
      await approve(staff, [first.name, second.name]);
      await reject(staff, third.name, why);
      await followMail(rejected, third.address, 'enrolment-rejected');
      await readDecision(rejected, 'rejected', why);

      await startRun(staff, ROUND[language]);
      await readProposals(staff, first.name);
      await publishRun(staff);
      await followMail(student, first.address, 'proposal-for-student');
      await acceptProposal(student, 'half');
      await followMail(other, second.address, 'proposal-for-student');
      await declineProposal(other, 'no_time');
      await openProposal(mentor);
      await acceptProposal(mentor, 'accepted');
      await openMentorship(student);
      await logMeeting(student);
      await openMentorship(mentor);
      await confirmMeeting(mentor);

      const day = today();
      const event = { title: 'CV clinic', starts: `${day}T23:58`, ends: `${day}T23:59`, place: 'Oodi', capacity: 1 };
      await publishEvent(staff, event);
      await register(student, event.title);
      await joinLine(other, event.title, 1);
      await cancelRegistration(student);
      await followMail(other, second.address, 'registration-promoted');
      await findSeat(other);
      await markAttended(staff, second.name);
      await findAttendance(other, event.title);

      const report = await exportReport(staff, day, day, PROGRAMME[language]);
      // Two took part: one met a mentor, the other came to the event.
      expect(['R3', 'M1', 'M4', 'E2'].map((code) => `${code} ${figure(report, code)}`)).toEqual([
        'R3 2',
        'M1 1',
        'M4 1',
        'E2 1',
      ]);
    },
    6 * MINUTES,
  );
});
