import type { Page } from 'playwright-core';
import type { Words } from './words.js';

export interface Actor {
  readonly page: Page;
  readonly language: 'fi' | 'sv' | 'en';
  readonly url: string;
  readonly say: Words;
}

async function fillShared({ page }: Actor): Promise<void> {
  await page.locator('#field').selectOption({ index: 1 });
  await page.locator('#languages-0-language').selectOption('en');
  await page.locator('#languages-0-level').selectOption('C1');
  await page.locator('#slots').getByRole('checkbox').first().check({ force: true });
  await page.locator('#modes').getByRole('checkbox').last().check({ force: true });
}

async function saveProfile({ page, say }: Actor): Promise<void> {
  await page.getByRole('button', { name: say('profile.save') }).click();
  await page.getByText(say('profile.savedComplete')).first().waitFor();
}

export async function fillStudentProfile(actor: Actor): Promise<void> {
  const { page, language, url } = actor;
  await page.goto(`${url}/${language}/profile`);
  await page.locator('#degreeType').selectOption('1');
  await page.locator('#degreeProgramme').fill('Information Technology');
  await fillShared(actor);
  await page.locator('#wishes').getByRole('checkbox').first().check({ force: true });
  await saveProfile(actor);
}

export async function fillMentorProfile(actor: Actor): Promise<void> {
  const { page, language, url } = actor;
  await page.goto(`${url}/${language}/profile`);
  await page.locator('#title').fill('Product Owner');
  await fillShared(actor);
  await page.locator('#offers').getByRole('checkbox').first().check({ force: true });
  await saveProfile(actor);
}

/** Applies to the one open round. */
export async function apply({ page, language, url, say }: Actor): Promise<void> {
  await page.goto(`${url}/${language}/home`);
  await page.locator('a[href*="/apply/"]').first().click();
  await page.locator('#understandsNoJobPromise').check({ force: true });
  await page.locator('#acceptsPrivacyNotice').check({ force: true });
  await page.getByRole('button', { name: say('apply.submit') }).click();
  await page.getByRole('heading', { name: say('apply.receiptTitle') }).waitFor();
}

export async function acceptProposal({ page, language, url, say }: Actor): Promise<void> {
  await page.goto(`${url}/${language}/home`);
  await page.locator('a[href*="/proposals/"]').first().click();
  await page.getByRole('heading', { name: say('proposal.why') }).waitFor();
  await page.getByRole('button', { name: say('proposal.accept') }).click();
  await page.getByRole('button', { name: say('proposal.acceptConfirm'), exact: true }).click();
  await page
    .getByText(say('proposal.halfTitle'))
    .or(page.getByText(say('proposal.acceptedTitle')))
    .first()
    .waitFor();
}

async function openMentorship({ page, language, url }: Actor): Promise<void> {
  await page.goto(`${url}/${language}/home`);
  await page.locator('a[href*="/mentorships/"]').first().click();
}

export async function logMeeting(actor: Actor): Promise<void> {
  await openMentorship(actor);
  await actor.page.getByRole('button', { name: actor.say('mentorship.submit') }).click();
  await actor.page.getByText(actor.say('mentorship.meetingState.logged')).first().waitFor();
}

export async function confirmMeeting(actor: Actor): Promise<void> {
  await openMentorship(actor);
  await actor.page
    .getByRole('button', { name: actor.say('mentorship.confirm') })
    .first()
    .click();
  await actor.page.getByText(actor.say('mentorship.meetingState.confirmed')).first().waitFor();
}
