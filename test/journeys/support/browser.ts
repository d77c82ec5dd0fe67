import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Browser, type BrowserContext, chromium } from 'playwright-core';
import type { Hand } from './hands/hand.js';

const ARGUMENTS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The windows speak American English wherever the tests run: the order of the parts in a date field follows from it. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: [...ARGUMENTS, '--lang=en-US'],
    env: { ...process.env, LANGUAGE: 'en_US' },
  });
}

/** What people use: a screen, a language, a mouse, their fingers or nothing but the keyboard. */
export interface Device {
  readonly language: 'fi' | 'sv' | 'en';
  readonly width: 390 | 1280;
  readonly hand: Hand['kind'];
  readonly dark?: boolean;
}

const POINTERS: Readonly<Record<Hand['kind'], readonly string[]>> = {
  mouse: ['mouse'],
  touch: ['touch'],
  keyboard: [],
};
const IN_PAGE = readFileSync(fileURLToPath(new URL('in-page.js', import.meta.url)), 'utf8');

/** How the browser tells that a request was refused. */
const REFUSED = /^Failed to load resource: .* status of (\d{3}) /;
/** This is how the portal learns that nobody is signed in; the browser reports it as an error all the same. */
const NOBODY_SIGNED_IN = '401 /api/v1/me';

/** What a page has complained of: a refused request as its status and path, anything else in its own words. */
function complaintOf(text: string, url: string): string {
  const status = REFUSED.exec(text)?.[1];
  return status ? `${status} ${new URL(url).pathname}` : text;
}

/**
 * A context that notes what no person would accept: an error that a page logs, a request to a third party, a pointer that the device does
 * not have, a value that nobody has entered.
 */
export async function openDevice(
  browser: Browser,
  device: Device,
  own: readonly string[],
): Promise<{ context: BrowserContext; complaints: string[] }> {
  const isPhone = device.width === 390;
  const context = await browser.newContext({
    locale: { fi: 'fi-FI', sv: 'sv-FI', en: 'en-GB' }[device.language],
    timezoneId: 'Europe/Helsinki',
    viewport: { width: device.width, height: isPhone ? 844 : 900 },
    hasTouch: isPhone,
    isMobile: isPhone,
    colorScheme: device.dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(60_000);
  const complaints: string[] = [];
  await context.exposeBinding('journeyComplains', (_source, text: string) => void complaints.push(text));
  await context.addInitScript(`globalThis.journeyPointers = ${JSON.stringify(POINTERS[device.hand])};\n${IN_PAGE}`);
  context.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    if (protocol.startsWith('http') && !own.some((allowed) => origin.startsWith(allowed)))
      complaints.push(`third party: ${origin}`);
  });
  context.on('console', (message) => {
    if (message.type() !== 'error') return;
    const complaint = complaintOf(message.text(), message.location().url);
    if (complaint !== NOBODY_SIGNED_IN) complaints.push(complaint);
  });
  context.on('weberror', (error) => complaints.push(String(error.error())));
  return { context, complaints };
}
