import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { axeFaults, type Device, openBrowser, openDevice } from './support/browser.js';
import { type RunningLuotsi, startLuotsi } from './support/luotsi.js';
import { codeIn, mailTo, signInAtUniversity } from './support/people.js';
import { exportReport, importMentors, onRow, openConsole, publishRun, startRun } from './support/staff.js';
import {
  type Actor,
  acceptProposal,
  apply,
  confirmMeeting,
  fillMentorProfile,
  fillStudentProfile,
  logMeeting,
} from './support/student.js';
import { houseWords, portalWords } from './support/words.js';

const MINUTES = 60_000;

interface Voyage extends Device {
  readonly how: string;
  readonly student: string;
  readonly studentName: string;
  readonly university: RegExp;
  readonly round: string;
}

const VOYAGES: readonly Voyage[] = [
  {
    how: 'in Finnish on a wide screen',
    language: 'fi',
    width: 1280,
    student: 'amara.okafor',
    studentName: 'Amara Okafor',
    university: /Metropolia/,
    round: 'Esittelykausi',
  },
  {
    how: 'in Swedish on a phone',
    language: 'sv',
    width: 390,
    student: 'linh.nguyen',
    studentName: 'Linh Nguyễn',
    university: /Haaga-Helia/,
    round: 'Esittelykausi',
  },
  {
    how: 'in English on a wide dark screen',
    language: 'en',
    width: 1280,
    dark: true,
    student: 'diego.ramirez',
    studentName: 'Diego Ramírez',
    university: /Laurea/,
    round: 'Esittelykausi',
  },
];

describe.each(VOYAGES)('the whole voyage $how', (voyage) => {
  let luotsi: RunningLuotsi;
  let browser: Browser;
  const complaints: string[][] = [];
  beforeAll(async () => {
    luotsi = await startLuotsi({ LUOTSI_SEED: 'sign-ins' });
    browser = await openBrowser();
  }, 3 * MINUTES);
  afterAll(async () => {
    await browser?.close();
    expect(await luotsi?.stop()).toBe(0);
  }, MINUTES);

  async function someone(): Promise<Actor> {
    const device = await openDevice(browser, voyage, [luotsi.url, 'http://127.0.0.1']);
    complaints.push(device.complaints);
    const page = await device.context.newPage();
    return { page, language: voyage.language, url: luotsi.url, say: portalWords(voyage.language) };
  }

  /** Staff sit at a desk whatever the students hold in their hands. */
  async function aManager() {
    const device = await openDevice(browser, { language: voyage.language, width: 1280 }, [
      luotsi.url,
      'http://127.0.0.1',
    ]);
    complaints.push(device.complaints);
    const page = await device.context.newPage();
    const staff = { page, url: luotsi.url, say: houseWords(voyage.language) };
    await signInAtUniversity(page, luotsi, /Helsin|Helsingf/, 'manager.helsinki', '/admin');
    await openConsole(staff, voyage.language);
    return staff;
  }

  it(
    'sails from two sign-ins to a figure in the report',
    async () => {
      const student = await someone();
      await signInAtUniversity(student.page, luotsi, voyage.university, voyage.student, `/${voyage.language}/profile`);
      await fillStudentProfile(student);
      await apply(student);

      const manager = await aManager();
      const address = `matti.${voyage.language}@yritys.example`;
      await importMentors(
        manager,
        voyage.round,
        `name;email;language;company;capacity\nMatti Mentori;${address};${voyage.language};Yritys Oy;2\nVirhe;ei-osoite;fi;;\n`,
      );
      await mailTo(luotsi, address, /./);

      const mentor = await someone();
      await mentor.page.goto(`${luotsi.url}/${voyage.language}/login?as=mentor`);
      await mentor.page.locator('#email').fill(address);
      await mentor.page.getByRole('button', { name: mentor.say('login.sendCode') }).click();
      await mentor.page.locator('#code').waitFor();
      const mail = await mailTo(
        luotsi,
        address,
        new RegExp(houseWords(voyage.language)('notifications:messages.sign-in-code.subject')),
      );
      await mentor.page.locator('#code').fill(codeIn(mail));
      await mentor.page.getByRole('button', { name: mentor.say('login.signIn'), exact: true }).click();
      await mentor.page.waitForURL(/\/home|\/welcome/);
      await fillMentorProfile(mentor);
      await apply(mentor);

      await onRow(manager, 'enrolments', voyage.studentName, 'programmes', 'approve');
      await startRun(manager, voyage.round);
      await publishRun(manager);

      await acceptProposal(student);
      await acceptProposal(mentor);
      await logMeeting(student);
      await confirmMeeting(mentor);

      const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Helsinki' }).format(new Date());
      await exportReport(manager, today, today, 'Luotsi');
      const report = await newestReport(manager.page);
      expect(figure(report, 'R3')).toBe('1');
      expect(figure(report, 'M1')).toBe('1');
      expect(figure(report, 'M4')).toBe('1');
      expect(await axeFaults(student.page)).toEqual([]);
      expect(await axeFaults(mentor.page)).toEqual([]);
      expect(await axeFaults(manager.page)).toEqual([]);
      expect(complaints.flat()).toEqual([]);
    },
    6 * MINUTES,
  );

  /** The CSV that the console's newest row offers, fetched with the manager's own session. */
  async function newestReport(page: Actor['page']): Promise<string> {
    await page.goto(`${luotsi.url}/admin/resources/report-exports`);
    await page.locator('tbody tr').first().waitFor();
    const answer = await page.request.get(`${luotsi.url}/admin/api/resources/report-exports/actions/list`);
    const { records } = (await answer.json()) as { records: { id: string }[] };
    const file = await page.request.get(`${luotsi.url}/api/v1/report-exports/${records[0]?.id}/file`);
    expect(file.status()).toBe(200);
    return file.text();
  }
});

/** The total of an indicator in the exported CSV; the columns before it hold no commas. */
function figure(csv: string, indicator: string): string | undefined {
  const [heading = [], ...lines] = csv.split(/\r?\n/).map((line) => line.split(','));
  return lines.find((cells) => cells[0] === indicator && cells[heading.indexOf('breakdown')] === 'total')?.[
    heading.indexOf('value')
  ];
}
