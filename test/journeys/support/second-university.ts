import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { federationOf } from '../../support/second-federation.js';
import { hasSecondIdp, SecondIdp } from '../../support/second-idp.js';
import { type RunningLuotsi, startLuotsi } from './luotsi.js';

const SCOPE = 'second.example';
const PEOPLE = {
  'asa:secret': {
    eduPersonPrincipalName: [`asa@${SCOPE}`],
    displayName: ['Åsa Šebestová'],
    mail: [`asa@${SCOPE}`],
    eduPersonScopedAffiliation: [`student@${SCOPE}`],
  },
};

export interface House {
  readonly luotsi: RunningLuotsi;
  /** Only where the machine has one. */
  readonly second: SecondIdp | undefined;
}

/** The whole product, which knows a university of other hands from a federation's file. That one seals what it says. */
export async function startWithSecondUniversity(more: Readonly<Record<string, string>>): Promise<House> {
  if (!hasSecondIdp) return { luotsi: await startLuotsi(more), second: undefined };
  const second = await SecondIdp.start(SCOPE, PEOPLE);
  second.wish({ 'assertion.encryption': true });
  const luotsi = await startLuotsi({ ...more, ...(await federationOf(second)) });
  second.meet(await (await fetch(`${luotsi.url}/auth/saml/metadata`)).text());
  await canBeChosen(luotsi, second);
  return { luotsi, second };
}

/** The worker reads the federation's file soon after the start. */
async function canBeChosen(luotsi: RunningLuotsi, second: SecondIdp): Promise<void> {
  for (;;) {
    const answer = await fetch(`${luotsi.url}/api/v1/auth/idps`);
    const { items } = (await answer.json()) as { items: { entityId: string }[] };
    if (items.some(({ entityId }) => entityId === second.entityId)) return;
    await pause(200);
  }
}

/** On SimpleSAMLphp's own pages, and back at `returnTo`. */
export async function signInAtSecondUniversity(page: Page, luotsi: { url: string }, returnTo: string): Promise<void> {
  await page.goto(`${luotsi.url}/en/login?returnTo=${encodeURIComponent(returnTo)}`);
  await page.getByRole('link', { name: 'Second University' }).click();
  await page.getByLabel('Username').fill('asa');
  await page.getByLabel('Password').fill('secret');
  await page.getByRole('button', { name: 'Login' }).click();
  await page.waitForURL(`${luotsi.url}${returnTo}`);
}
