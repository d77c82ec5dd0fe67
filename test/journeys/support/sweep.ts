import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { BrowserContext, Page, Response } from 'playwright-core';
import { axeFaults, OF_COLOURS } from './axe.js';

export type Language = 'fi' | 'sv' | 'en';
export const LANGUAGES: readonly Language[] = ['fi', 'sv', 'en'];
const WIDTHS = [1280, 390] as const;
/** WCAG 2.2, 1.4.10: at this width nothing may need scrolling sideways. */
const NARROWEST = 320;
const HEIGHT = 900;

/** One address to open, and how it is known in what a test says. */
export interface Opened {
  readonly name: string;
  path(language: Language): string;
  /** Comes to the page in another way than by its address. */
  readonly arrive?: (page: Page, base: string) => Promise<Response | null>;
  /** Brings the page into the state that is wanted, e.g. a dialog open. */
  readonly afterwards?: (page: Page, language: Language) => Promise<void>;
  /** Requests of the page that are refused on purpose, as status and path: `404 /api/v1/events/...`. */
  readonly refused?: readonly string[];
  /** What the browser is to receive; 200 when left out. */
  readonly status?: number;
  /** A number stands on it on purpose, to be looked for in the log. */
  readonly showsNumber?: boolean;
  /** Loaded by its address in every language: it looks like the page by which the sweep comes from one to the other. */
  readonly isNowhere?: boolean;
  /** For pages that stand in one language only. */
  readonly only?: Language;
}

export interface Kind {
  /** What is not yet there while the page is loading. */
  readonly busy: string;
  readonly heading: string;
  /** The console is drawn for light rooms only. */
  readonly hasDark: boolean;
  /** Its content scrolls within a frame as high as the window. */
  readonly scrollsInside?: boolean;
  /** Where one program draws all pages, an address at which it says that there is nothing: by it the sweep comes from page to page without loading. */
  readonly nowhere?: (language: Language) => string;
  language(context: BrowserContext, base: string, language: Language): Promise<void>;
}

interface Look {
  readonly faults: readonly string[];
  readonly text: string;
}

const SCREENSHOTS = process.env.JOURNEY_SCREENSHOTS;

/** Everything a person could read or hear on the page, with the frame around it. What is marked as code is meant to be copied, not read. */
function readPage(page: Page) {
  return page.evaluate(() => {
    const told = ['aria-label', 'placeholder', 'title', 'alt'].flatMap((name) =>
      [...document.querySelectorAll(`[${name}]`)].map((element) => element.getAttribute(name) ?? ''),
    );
    const texts = [...document.body.querySelectorAll('*')]
      .filter((element) => !element.closest('script, style, noscript, code, pre'))
      .map((element) => [...element.childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE))
      .map((nodes) => nodes.map(({ textContent }) => textContent).join(''));
    return {
      headings: document.querySelectorAll('h1').length,
      title: document.title,
      lang: document.documentElement.lang,
      texts: [...texts, ...told].map((one) => one.trim()).filter(Boolean),
      /** How much of the document lies below the window. */
      below: document.documentElement.scrollHeight - globalThis.innerHeight,
      sideways: document.documentElement.scrollWidth > document.documentElement.clientWidth,
      cut: [...document.querySelectorAll<HTMLElement>('body *')]
        .filter(
          (element) =>
            element.scrollWidth > element.clientWidth + 1 &&
            element.clientWidth > 1 &&
            getComputedStyle(element).overflowX !== 'visible' &&
            // What scrolls by keyboard is meant to, and fields scroll while one writes.
            !element.matches('[tabindex="0"], input, select, textarea, dialog:not([open]) *'),
        )
        .map((element) => `${element.className}: ${element.scrollWidth} wide in ${element.clientWidth}`),
    };
  });
}

const RAW: readonly (readonly [string, RegExp])[] = [
  ['key of a text', /(?<![\w@./-])[a-z][a-zA-Z-]*:?(\.[a-zA-Z]{3,})+(?![\w@/.-])/],
  ['code', /\b[a-z]+_[a-z_]+\b|^[a-z]+(-[a-z]+)+$/],
  ['id', /\b[0-9a-f]{8}-[0-9a-f]{4}-/],
  ['date for machines', /\b\d{4}-\d{2}-\d{2}\b/],
  ['hole', /\{\{|\bundefined\b|\bNaN\b|\[object/],
];
/** Addresses and names of files look like keys of texts or hold ids and dates for machines, rightly. */
const ADDRESS_OR_FILE = /\.(fi|com|org|eu|example|csv|xlsx)\b|@localhost/;

function rawTexts(texts: readonly string[]): string[] {
  return texts
    .filter((text) => !ADDRESS_OR_FILE.test(text))
    .flatMap((text) =>
      RAW.filter(([, pattern]) => pattern.test(text)).map(([what]) => `shows a ${what}: ${text.slice(0, 80)}`),
    );
}

async function look(page: Page, language: Language, kind: Kind, showsNumber = false): Promise<Look> {
  const { headings, title, lang, texts, sideways, below, cut } = await readPage(page);
  const raw = rawTexts(texts).filter((fault) => !showsNumber || !fault.startsWith('shows a id'));
  const faults = [...raw, ...cut.map((what) => `cuts ${what}`)];
  if (headings !== 1) faults.push(`has ${headings} h1`);
  if (!/^[^{}]+ - Luotsi$/.test(title)) faults.push(`is called “${title}”`);
  if (lang !== language) faults.push(`says lang="${lang}"`);
  if (sideways) faults.push('scrolls sideways');
  if (kind.scrollsInside && below > 0) faults.push(`scrolls ${below} px below its frame`);
  return { faults, text: texts.join('\n') };
}

async function keep(page: Page, name: string, text: string, kind: Kind): Promise<void> {
  if (!SCREENSHOTS) return;
  mkdirSync(SCREENSHOTS, { recursive: true });
  // The console scrolls within its frame: a tall window shows all of it.
  const size = page.viewportSize() ?? { width: WIDTHS[0], height: HEIGHT };
  if (kind.scrollsInside) await page.setViewportSize({ ...size, height: 2 * HEIGHT });
  await page.screenshot({ path: join(SCREENSHOTS, `${name}.png`), fullPage: true });
  await page.setViewportSize(size);
  writeFileSync(join(SCREENSHOTS, `${name}.txt`), text);
}

const PATIENCE_MS = 60_000;
const AGAIN_AFTER_MS = 10;

/**
 * Waits until the page stands: there is a heading that was not there before, and nothing is loading. Asked over and over in few words, since what the
 * browser's driver would bring into each new page to wait there costs more than most pages do.
 */
async function stands(page: Page, { heading, busy }: Kind): Promise<void> {
  const late = performance.now() + PATIENCE_MS;
  const look = ([selector, loading]: readonly [string, string]) =>
    document.querySelector(selector)?.checkVisibility() === true && document.querySelector(loading) === null;
  // A page that is just being left cannot answer.
  while (!(await page.evaluate(look, [`${heading}:not([data-left])`, busy] as const).catch(() => false))) {
    if (performance.now() > late) throw new Error(`There is no ${heading}, or always ${busy}, on ${page.url()}`);
    await setTimeout(AGAIN_AFTER_MS);
  }
}

/** Goes where a link on the page would go: the program that runs draws the other page. */
async function follow(page: Page, path: string, kind: Kind): Promise<void> {
  await page.evaluate(
    ([to, selector]) => {
      for (const old of document.querySelectorAll(selector)) old.setAttribute('data-left', '');
      history.pushState({ idx: 0, key: to }, '', to);
      dispatchEvent(new PopStateEvent('popstate', { state: history.state }));
    },
    [path, kind.heading] as const,
  );
  await stands(page, kind);
}

/** Pages on which nothing was done since the program began, with the language in which it runs. */
const untouched = new WeakMap<Page, Language>();

const isPlain = ({ arrive, afterwards, refused = [], status = 200, isNowhere = false }: Opened): boolean =>
  !arrive && !afterwards && refused.length === 0 && status === 200 && !isNowhere;

/** Loads a page by its address; moving to it is enough where nothing is done on it and nothing was done on the one before. */
async function come(page: Page, base: string, opened: Opened, language: Language, kind: Kind): Promise<number> {
  const path = opened.path(language);
  if (kind.nowhere && isPlain(opened) && untouched.get(page) === language) {
    // Two pages of one sort may share their heading; none shares it with a page that says that there is nothing.
    await follow(page, kind.nowhere(language), kind);
    await follow(page, path, kind);
    return 200;
  }
  if (isPlain(opened)) untouched.set(page, language);
  else untouched.delete(page);
  const answer = opened.arrive ? await opened.arrive(page, base) : await page.goto(base + path);
  return answer?.status() ?? 0;
}

async function open(page: Page, base: string, opened: Opened, language: Language, kind: Kind): Promise<string[]> {
  const status = await come(page, base, opened, language, kind);
  await stands(page, kind);
  await opened.afterwards?.(page, language);
  return status === (opened.status ?? 200) ? [] : [`answers ${status}`];
}

/** Turn about by the length of the name: any rule that is the same each time would do. */
const isEven = ({ name }: Opened): boolean => name.length % 2 === 0;
const secondLanguage = (opened: Opened): Language => (isEven(opened) ? 'sv' : 'en');
/**
 * The first language is held to all rules in one width, the second to those that are not of colours in the other; dark colours, where there are any,
 * are measured there, too. What a page is made of is the same in every language, and what a width alone shows, menus and frames, stands on every page.
 */
const firstWidth = (opened: Opened): number => WIDTHS[isEven(opened) ? 0 : 1];

async function inOneLanguage(
  page: Page,
  base: string,
  opened: Opened,
  language: Language,
  kind: Kind,
): Promise<string[]> {
  const faults: string[] = [];
  const note = (where: string, found: readonly string[]) =>
    faults.push(...found.map((fault) => `${opened.name}, ${language}${where}: ${fault}`));
  note('', await open(page, base, opened, language, kind));
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: HEIGHT });
    const { faults: found, text } = await look(page, language, kind, opened.showsNumber);
    note(` ${width}`, found);
    const isFirst = language === (opened.only ?? LANGUAGES[0]);
    const isFirstWidth = width === firstWidth(opened);
    if (isFirst && isFirstWidth) note(` ${width}`, await axeFaults(page));
    if (!isFirst && !isFirstWidth && language === secondLanguage(opened))
      note(` ${width}`, await axeFaults(page, { without: OF_COLOURS }));
    await keep(page, `${opened.name}-${language}-${width}`, text, kind);
    if (language !== 'fi' || !kind.hasDark || isFirstWidth) continue;
    await page.emulateMedia({ colorScheme: 'dark' });
    note(` ${width} dark`, await axeFaults(page, { only: OF_COLOURS }));
    await keep(page, `${opened.name}-${language}-${width}-dark`, text, kind);
    await page.emulateMedia({ colorScheme: 'light' });
  }
  await page.setViewportSize({ width: NARROWEST, height: HEIGHT });
  note(` ${NARROWEST}`, (await readPage(page)).sideways ? ['scrolls sideways'] : []);
  await page.setViewportSize({ width: WIDTHS[0], height: HEIGHT });
  return faults;
}

/** Opens every address in every language and looks at it in every width; answers what is wrong, one line a fault. */
export async function sweep(
  context: BrowserContext,
  base: string,
  addresses: readonly Opened[],
  kind: Kind,
): Promise<string[]> {
  const faults: string[] = [];
  // Two pages side by side, so that one draws while the other waits.
  const pages = [await context.newPage(), await context.newPage()];
  for (const language of LANGUAGES) {
    await kind.language(context, base, language);
    const left = addresses.filter(({ only }) => only === undefined || only === language);
    await Promise.all(
      pages.map(async (page) => {
        for (let opened = left.shift(); opened; opened = left.shift())
          faults.push(...(await inOneLanguage(page, base, opened, language, kind)));
      }),
    );
  }
  await Promise.all(pages.map((page) => page.close()));
  return faults.sort();
}
