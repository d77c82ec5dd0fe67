import { expect } from '@jest/globals';
import { MintCode } from '#identity';
import { MINUTE } from '#platform/kernel';
import type { Browser } from '../../support/browser.js';
import { type HeldLock, holdOpen } from '../../support/held-row.js';
import type { openApi } from '../../support/house.js';

type ApiHouse = Awaited<ReturnType<typeof openApi>>;

export const CODE = '/api/v1/me/account/addresses/code';
export const ADDRESSES = '/api/v1/me/account/addresses';

export interface Way {
  readonly id: string;
  readonly kind: 'university' | 'address';
  readonly address: string | null;
  readonly name: { readonly en?: string } | null;
  readonly works: boolean;
  readonly isThisOne: boolean;
  readonly mayGo: boolean;
  readonly lastUsedAt: string | null;
}
interface Account {
  readonly ways: Way[];
  readonly mayAdd: boolean;
  readonly links: { readonly id: string; readonly displayName: string; readonly undoableUntil: string }[];
}

export const accountOf = async (browser: Browser): Promise<Account> =>
  (await browser.get('/api/v1/me/account')).json() as Promise<Account>;

export const isIn = async (browser: Browser): Promise<boolean> => {
  const response = await browser.get('/api/v1/me');
  // Its end waits until the session's use is noted.
  await response.text();
  return response.status === 200;
};

export const codeOf = async (response: Response) => ((await response.json()) as { code?: string }).code;

export const outcomeOf = async (response: Response) => ((await response.json()) as { outcome?: string }).outcome;

/** A code that is wrong for sure. */
export const wrong = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

/** The newest code to an address, minted as its mail would. */
export async function mint(house: ApiHouse, address: string): Promise<string> {
  const row = await house.database.one<{ id: string }>(
    'select id from identity.email_code where address_key = $1 order by requested_at desc, id desc limit 1',
    [address.toLowerCase()],
  );
  return (await house.get(MintCode).execute(row?.id ?? ''))?.code ?? 'none';
}

/** Asks signed in for a code to a new address. */
export async function askToAdd(house: ApiHouse, browser: Browser, email: string): Promise<string> {
  // Networks have 60 codes an hour.
  house.clock.advance(2 * MINUTE);
  expect((await browser.post(CODE, { email, language: 'en' })).status).toBe(202);
  return mint(house, email);
}

export async function addTo(house: ApiHouse, browser: Browser, email: string): Promise<void> {
  const code = await askToAdd(house, browser, email);
  expect(await outcomeOf(await browser.post(ADDRESSES, { code }))).toBe('added');
}

export const LINK = '/api/v1/me/account/link';
export const confirmLink = (browser: Browser) => browser.post(`${LINK}/confirmation`);
export const undoLink = (browser: Browser, id: string) => browser.post(`/api/v1/me/account/links/${id}/undoing`);

/** Proves by a code to its address that another account is one's own. */
export async function proveOther(house: ApiHouse, browser: Browser, address: string): Promise<void> {
  const code = await askToAdd(house, browser, address);
  expect(await outcomeOf(await browser.post(ADDRESSES, { code }))).toBe('opens-other');
}

/** Links the account behind an address to the one that is signed in. Answers the link's id. */
export async function linkTo(house: ApiHouse, browser: Browser, address: string): Promise<string> {
  await proveOther(house, browser, address);
  expect((await confirmLink(browser)).status).toBe(204);
  const { links } = await accountOf(browser);
  return links[0]?.id ?? 'none';
}

export const meOf = async (browser: Browser): Promise<string | undefined> =>
  ((await (await browser.get('/api/v1/me')).json()) as { person?: { id: string } }).person?.id;

/** Persons who are being changed by somebody else: whoever wants to hold them waits. */
export const holdPersons = (house: ApiHouse, ...ids: string[]): Promise<HeldLock> =>
  holdOpen(house, 'select 1 from identity.person where id = any($1::uuid[]) for update', [ids]);
