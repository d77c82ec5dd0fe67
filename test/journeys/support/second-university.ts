import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { federationOf } from '../../support/second-federation.js';
import { hasSecondIdp, SecondIdp } from '../../support/second-idp.js';
import { type RunningLuotsi, startLuotsi } from './luotsi.js';

const NAME = 'Second University';
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
  try {
    const luotsi = await startLuotsi({ ...more, ...(await federationOf(second)) });
    second.meet(await (await fetch(`${luotsi.url}/auth/saml/metadata`)).text());
    return { luotsi, second };
  } catch (error) {
    await second.stop();
    throw error;
  }
}

/** The worker reads the federation's file soon after the start, at the latest with the next minute. */
async function canBeChosen(luotsi: { url: string }): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    const offered = await (await fetch(`${luotsi.url}/api/v1/auth/idps`)).text();
    if (offered.includes(NAME)) return;
    await pause(300);
  }
  throw new Error(`${NAME} cannot be chosen.`);
}

/** On SimpleSAMLphp's own pages, and back at `returnTo`. */
export async function signInAtSecondUniversity(page: Page, luotsi: { url: string }, returnTo: string): Promise<void> {
  await canBeChosen(luotsi);
  await page.goto(`${luotsi.url}/en/login?returnTo=${encodeURIComponent(returnTo)}`);
  await page.getByRole('link', { name: NAME }).click();
  await page.getByLabel('Username').fill('asa');
  await page.getByLabel('Password').fill('secret');
  await page.getByRole('button', { name: 'Login' }).click();
  await page.waitForURL(`${luotsi.url}${returnTo}`);
}
