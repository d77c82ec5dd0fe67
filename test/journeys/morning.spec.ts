import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { type Actor, Cast } from './support/actor.js';
import { openBrowser } from './support/browser.js';
import { fillWholeRound } from './support/full-round.js';
import { type RunningLuotsi, startLuotsi } from './support/luotsi.js';
import { actOnNextPair, lockFromPair, openPair, undoByKey, untilLocked } from './support/match-desk/pairs.js';
import { backToRuns, compareWith, lookThrough, publishAll, startRunAtDesk } from './support/match-desk/runs.js';
import { chooseLanguage } from './support/portal/menu.js';
import { signInAtUniversity } from './support/portal/sign-in.js';
import { type SharedHouse, shareHouse } from './support/sweep-house.js';

const MINUTES = 60_000;
const MANAGER = { uid: 'manager.helsinki', university: /City of Helsinki/ };

describe('a coordinator’s morning at the match desk, in Finnish, by keyboard', () => {
  let shared: SharedHouse;
  let luotsi: RunningLuotsi;
  let browser: Browser;
  let staff: Actor;

  beforeAll(async () => {
    shared = await shareHouse();
    luotsi = await startLuotsi(shared.settings);
    browser = await openBrowser();
    await fillWholeRound(shared.open());
    staff = await new Cast(browser, luotsi.url).enter('staff', { language: 'fi', width: 1280, hand: 'keyboard' });
  }, 5 * MINUTES);
  afterAll(async () => {
    await browser?.close();
    const code = await luotsi?.stop();
    await shared?.close();
    expect(code).toBe(0);
  }, MINUTES);

  it(
    'runs, compares, locks two, moves one and publishes three hundred',
    async () => {
      const { page, hand, say } = staff;
      await page.goto(`${luotsi.url}/en/login?returnTo=/en/staff/match-runs`);
      await signInAtUniversity(staff, MANAGER);
      await chooseLanguage(staff);
      await page.getByRole('heading', { level: 1, name: say('desk.list.title') }).waitFor();
      await staff.lookAround('no-runs');

      // Once to try: what if good pairs counted more?
      const tried = await startRunAtDesk(staff, 'dry', () =>
        hand.press(
          page.getByRole('button', { name: say('desk.settings.upOf', { aim: say('desk.settings.aim.good') }) }),
        ),
      );
      await backToRuns(staff);
      await startRunAtDesk(staff, 'real');
      await lookThrough(staff);
      expect(await compareWith(staff, tried)).toBeGreaterThan(0);

      await openPair(staff);
      await lockFromPair(staff);
      await actOnNextPair(staff, 'lock');
      await untilLocked(staff, 2);
      await actOnNextPair(staff, 'move');
      await untilLocked(staff, 3);
      await undoByKey(staff);
      await untilLocked(staff, 2);
      await actOnNextPair(staff, 'move');

      expect(await publishAll(staff)).toBeGreaterThanOrEqual(300);
    },
    4 * MINUTES,
  );
});
