import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { axeFaults, OF_COLOURS } from './axe.js';
import { type Device, openDevice } from './browser.js';
import type { Hand } from './hands/hand.js';
import { KeyboardHand } from './hands/keyboard-hand.js';
import { MouseHand, TouchHand } from './hands/pointer-hand.js';
import { houseWords, portalWords, type Words } from './words.js';

/** Somebody in a journey: a page, what they work it with, and the language in which they read it. */
export interface Actor {
  readonly page: Page;
  readonly hand: Hand;
  readonly language: Device['language'];
  readonly url: string;
  /** Texts of the portal. */
  readonly say: Words;
  /** Texts of the libs: the console, mails. */
  readonly house: Words;
  /** Another window of the same browser, at a path of Luotsi. */
  openWindow(path: string): Promise<Actor>;
  /** At the end of every act: is the page as it should be for whoever is looking at it? */
  lookAround(stage: string): Promise<void>;
}

const HANDS: Readonly<Record<Hand['kind'], () => Hand>> = {
  mouse: () => new MouseHand(),
  touch: () => new TouchHand(),
  keyboard: () => new KeyboardHand(),
};

interface InPage {
  readonly journey: { isInUse(): boolean; isWiderThanWindow(): boolean };
}

/** Soon, if not now: a page moves the focus just after it has drawn what is new. */
function isThere(target: Locator): Promise<boolean> {
  return target.waitFor({ state: 'attached', timeout: 20_000 }).then(
    () => true,
    () => false,
  );
}

/** What is wrong with a page as it stands. */
async function faultsOf(page: Page, kind: Hand['kind']): Promise<string[]> {
  const seen = await page.evaluate(() => {
    const { journey } = globalThis as unknown as InPage;
    return { isWide: journey.isWiderThanWindow(), isInUse: journey.isInUse() };
  });
  const isLost = kind === 'keyboard' && seen.isInUse && !(await isThere(page.locator(':focus')));
  return [
    ...(await axeFaults(page, { without: OF_COLOURS })),
    ...(seen.isWide ? ['the page scrolls sideways'] : []),
    ...(isLost ? ['the focus is nowhere'] : []),
  ];
}

let pictures = 0;

/** A folder in JOURNEY_SCREENSHOTS keeps a picture of every stage, for people to look at. */
async function keepPicture(page: Page, name: string): Promise<void> {
  const folder = process.env.JOURNEY_SCREENSHOTS;
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  pictures += 1;
  await page.screenshot({ path: join(folder, `${String(pictures).padStart(2, '0')}-${name}.png`), fullPage: true });
}

/** Brings people onto the stage of one running Luotsi. */
export class Cast {
  constructor(
    private readonly browser: Browser,
    private readonly url: string,
  ) {}

  async enter(name: string, device: Device): Promise<Actor> {
    // The application answers on localhost, the universities' sign-in pages on 127.0.0.1.
    const { context, complaints } = await openDevice(this.browser, device, [this.url, 'http://127.0.0.1']);
    const windowOf = async (): Promise<Actor> => {
      const page = await context.newPage();
      // Whoever listens from the start gets the system's file dialog in time; begun with the key press, it is sometimes too late.
      page.on('filechooser', () => undefined);
      return { ...this.actor(name, device, page, complaints), openWindow };
    };
    const openWindow = async (path: string): Promise<Actor> => {
      const actor = await windowOf();
      await actor.page.goto(`${this.url}${path}`);
      return actor;
    };
    return windowOf();
  }

  private actor(name: string, device: Device, page: Page, complaints: readonly string[]): Omit<Actor, 'openWindow'> {
    const { language, hand } = device;
    return {
      page,
      hand: HANDS[hand](),
      language,
      url: this.url,
      say: portalWords(language),
      house: houseWords(language),
      lookAround: async (stage) => {
        await keepPicture(page, `${language}-${name}-${stage}`);
        const faults = [...(await faultsOf(page, hand)), ...complaints];
        if (faults.length > 0) throw new Error(`${name}, ${stage}, ${page.url()}:\n${faults.join('\n')}`);
      },
    };
  }
}
