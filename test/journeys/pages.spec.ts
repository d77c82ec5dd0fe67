import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { Database } from '#platform';
import type { SeedHouse } from '../../apps/cli/src/seed/seed-house.js';
import {
  closeAnAccount,
  failOneDelivery,
  failOneMail,
  joinAccounts,
  joinFederation,
  leaveRolesToDecide,
  signInElsewhere,
} from './support/brought-about.js';
import { openBrowser, openDevice } from './support/browser.js';
import { giveAllRoles, type LivedIn, liveABit } from './support/lived-in.js';
import { MANAGER } from './support/lived-in-staff.js';
import { type RunningLuotsi, startLuotsi } from './support/luotsi.js';
import { FEDERATION_SETTINGS, joinManyUniversities } from './support/many-universities.js';
import { type Kind, LANGUAGES, type Opened, sweep } from './support/sweep.js';
import { CONSOLE, consoleLists, consoleSpecialPages, consoleWithoutRows } from './support/sweep-console.js';
import * as dialogs from './support/sweep-dialogs.js';
import { type SharedHouse, shareHouse } from './support/sweep-house.js';
import { codeIn, mailTo, signInAtUniversity } from './support/sweep-people.js';
import { consoleRefusal, PLAIN, plainPages } from './support/sweep-plain.js';
import * as portal from './support/sweep-portal.js';

const MINUTES = 60_000;
const LONG = 10 * MINUTES;

describe('every page in three languages, on a phone and on a desk', () => {
  let shared: SharedHouse;
  let luotsi: RunningLuotsi;
  let browser: Browser;
  let house: SeedHouse;
  const complaints: string[][] = [];
  const people = new Map<string, Promise<BrowserContext>>();
  const visited = new Set<string>();

  beforeAll(async () => {
    shared = await shareHouse();
    luotsi = await startLuotsi({
      ...shared.settings,
      // Nobody goes there; the sign-in offers it.
      ...FEDERATION_SETTINGS,
      DISCOVERY_URL: 'https://discovery.example/ds',
      CONTACT_SUPPORT: 'support@luotsi.example',
    });
    browser = await openBrowser();
    house = shared.open();
    await giveAllRoles(house);
  }, 3 * MINUTES);
  afterAll(async () => {
    await browser?.close();
    const code = await luotsi?.stop();
    await shared?.close();
    expect(code).toBe(0);
  }, MINUTES);

  async function signIn(page: Page, key: string): Promise<void> {
    const [name = '', domain = ''] = key.split('@');
    await page.goto(`${luotsi.url}/en/login?as=mentor`);
    if (!domain.endsWith('.example')) {
      const university = domain === 'hel.fi' ? /Helsinki/ : new RegExp(domain.replace('.fi', ''), 'i');
      return signInAtUniversity(page, luotsi, university, name, '/en/home');
    }
    await page.locator('#email').fill(key);
    await page.locator('form:has(#email) button[type=submit]').click();
    await page.locator('#code').waitFor();
    await page.locator('#code').fill(codeIn(await mailTo(luotsi, key, /sign-in code/)));
    await page.locator('form:has(#code) button[type=submit]').click();
    await page.waitForURL(/\/home|\/welcome/);
  }

  /** A browser of somebody's own, signed in once; without a key, a stranger's. */
  function browserOf(key?: string): Promise<BrowserContext> {
    const open = async () => {
      const device = await openDevice(browser, { language: 'en', width: 1280, hand: 'mouse' }, [
        luotsi.url,
        'http://127.0.0.1',
      ]);
      complaints.push(device.complaints);
      if (key) {
        const page = await device.context.newPage();
        await signIn(page, key);
        await page.close();
        // Signing in is not what is looked at here, and nobody's hand has typed.
        device.complaints.length = 0;
      }
      return device.context;
    };
    const made = people.get(key ?? '') ?? open();
    people.set(key ?? '', made);
    return made;
  }

  /** The student or mentor behind a pair, by the account or address that the seed has registered. */
  async function browserOfPerson(id: string): Promise<BrowserContext> {
    const row = await house
      .get(Database)
      .one<{ key: string }>(
        `select key from identity.sign_in where person_id = $1 and (kind = 'email' or key_type = 'eppn') order by kind desc limit 1`,
        [id],
      );
    return browserOf(row?.key);
  }

  async function look(context: BrowserContext, pages: readonly Opened[], kind: Kind): Promise<void> {
    for (const opened of pages) if ('route' in opened) visited.add(String(opened.route));
    const faults = await sweep(context, luotsi.url, pages, kind);
    // The browser reports a page that says no as an error; the sweep has compared its status.
    const wanted = new Set(
      pages.flatMap(({ path, status = 200, refused = [] }) => [
        ...refused,
        ...LANGUAGES.map((language) => `${status} ${new URL(path(language), luotsi.url).pathname}`),
      ]),
    );
    const said = complaints.flatMap((list) => list.splice(0)).filter((complaint) => !wanted.has(complaint));
    expect([...faults, ...new Set(said)]).toEqual([]);
  }

  describe('while nothing has happened yet', () => {
    it('shows strangers what there is', async () => look(await browserOf(), portal.publicPages(), portal.PORTAL), LONG);

    it(
      'shows a newcomer where to begin',
      async () => {
        const row = await house.get(Database).one<{ id: string }>('select id from programmes.cohort');
        const pages = portal.newcomerPages(row?.id ?? '');
        await look(await browserOf('amara.okafor@metropolia.fi'), pages, portal.PORTAL);
      },
      LONG,
    );

    it(
      'shows staff that lists are empty',
      async () => {
        const desk = await browserOf(MANAGER);
        await look(desk, portal.emptyDeskPages(), portal.PORTAL);
        await look(desk, consoleWithoutRows(shared.catalogues()), CONSOLE);
      },
      LONG,
    );
  });

  describe('when people have lived in it', () => {
    let lived: LivedIn;
    beforeAll(async () => {
      lived = await liveABit(house);
    }, 3 * MINUTES);

    it(
      'shows strangers events and services',
      async () => look(await browserOf(), portal.eventPages(lived), portal.PORTAL),
      LONG,
    );

    it(
      'shows a student who has a mentor their way',
      async () =>
        look(await browserOfPerson(lived.proposals.accepted.student), portal.pairedStudentPages(lived), portal.PORTAL),
      LONG,
    );

    it(
      'shows a student who is asked, and one who has said yes and waits, how it stands',
      async () => {
        const { open, half } = lived.proposals;
        await look(await browserOfPerson(open.student), portal.askedStudentPages(lived), portal.PORTAL);
        await look(await browserOfPerson(half.student), portal.waitingStudentPages(lived), portal.PORTAL);
      },
      LONG,
    );

    it(
      'shows a student who may choose the mentors, and her request to her and to the mentor',
      async () => {
        const { student, request } = lived.choice;
        const choosing = await browserOfPerson(student);
        await look(choosing, [...portal.choosingPages(), ...dialogs.choosingDialogs()], portal.PORTAL);
        const asked = [...portal.requestPages(lived, 'student'), ...dialogs.requestDialogs(lived)];
        await look(await browserOfPerson(request.student), asked, portal.PORTAL);
        await look(await browserOfPerson(request.mentor), portal.requestPages(lived, 'mentor'), portal.PORTAL);
      },
      LONG,
    );

    it(
      'shows mentors theirs',
      async () => {
        const { accepted, half, declined } = lived.proposals;
        await look(await browserOfPerson(accepted.mentor), portal.mentorPages(lived), portal.PORTAL);
        await look(await browserOfPerson(half.mentor), portal.askedMentorPages(lived), portal.PORTAL);
        await look(await browserOfPerson(declined.mentor), portal.decliningMentorPages(lived), portal.PORTAL);
        const { offers, leads } = lived.groupMentors;
        await look(await browserOfPerson(offers), portal.groupMentorPages(lived), portal.PORTAL);
        await look(await browserOfPerson(leads), portal.groupLeadPages(), portal.PORTAL);
      },
      LONG,
    );

    it(
      'asks before what cannot be undone, and unfolds its menus',
      async () => {
        const { accepted, open, half } = lived.proposals;
        await signInElsewhere(house, accepted.student);
        const paired = await browserOfPerson(accepted.student);
        await joinAccounts(house, accepted.student);
        await look(paired, portal.linkingPages(), portal.PORTAL);
        await look(paired, dialogs.pairedStudentDialogs(lived), portal.PORTAL);
        await look(await browserOfPerson(open.student), dialogs.askedStudentDialogs(lived), portal.PORTAL);
        await look(await browserOfPerson(accepted.mentor), dialogs.mentorDialogs(lived), portal.PORTAL);
        await look(await browserOfPerson(half.mentor), dialogs.askedMentorDialogs(lived), portal.PORTAL);
        for (const which of ['offers', 'leads'] as const) {
          const mentor = await browserOfPerson(lived.groupMentors[which]);
          await look(mentor, dialogs.groupMentorDialogs(which), portal.PORTAL);
        }
        await look(await browserOfPerson(half.student), dialogs.unfoldedMenus(), portal.PORTAL);
      },
      LONG,
    );

    it(
      'shows staff every list, a row of each and the form of every command',
      async () => {
        await failOneMail(house);
        await failOneDelivery(house);
        await joinFederation(house);
        await leaveRolesToDecide(house);
        await closeAnAccount(house);
        const desk = await browserOf(MANAGER);
        await look(desk, portal.staffPages(), portal.PORTAL);
        await look(desk, await consoleLists(desk, luotsi.url, shared.catalogues()), CONSOLE);
      },
      LONG,
    );

    it(
      'shows staff the match desk, and others that it is not theirs',
      async () => {
        const desk = await browserOf(MANAGER);
        await look(desk, portal.deskPages(lived), portal.PORTAL);
        await look(desk, dialogs.deskDialogs(lived), portal.PORTAL);
        await look(await browserOfPerson(lived.proposals.accepted.student), portal.closedDeskPages(), portal.PORTAL);
      },
      LONG,
    );

    it(
      'shows staff every page that is no list',
      async () => look(await browserOf(MANAGER), consoleSpecialPages(shared.pages(), lived), CONSOLE),
      LONG,
    );

    it(
      'says on plain pages what went wrong, and shows the mailbox',
      async () => {
        await look(await browserOf('amara.okafor@metropolia.fi'), [consoleRefusal()], PLAIN);
        await look(await browserOf(), plainPages(), PLAIN);
      },
      LONG,
    );

    // Last, since a federation of thousands would hide the universities that people sign in through here.
    it(
      'shows strangers how to choose among thousands of universities',
      async () => {
        await joinManyUniversities(house);
        await look(await browserOf(), portal.longLoginPages(), portal.PORTAL);
      },
      LONG,
    );
  });

  it('leaves out no page of the portal', () => {
    expect(portal.portalRoutes().filter((route) => !visited.has(route))).toEqual([]);
  });

  it('leaves out no file that opens a dialog', () => {
    expect(dialogs.filesWithDialogs()).toEqual([...dialogs.SWEPT_FILES].sort());
  });
});
