import type { Page } from 'playwright-core';
import type { Words } from './words.js';

export interface StaffMember {
  readonly page: Page;
  readonly url: string;
  readonly say: Words;
}

/** Opens the console in a language; the choice stays with the account. */
export async function openConsole({ page, url, say }: StaffMember, language: string): Promise<void> {
  await page.goto(`${url}/admin`);
  const choice = page.getByRole('combobox').first();
  await choice.waitFor();
  if ((await choice.inputValue()) !== language) await choice.selectOption(language);
  await page.getByRole('button', { name: say('console:ui.signOut') }).waitFor();
}

async function chooseReference(page: Page, label: string, text: string): Promise<void> {
  const input = page.getByLabel(label);
  await input.click();
  // The list of choices is filled from the server; typing one of them chooses it.
  await page.locator(`datalist option[value*="${text}"]`).first().waitFor({ state: 'attached' });
  await input.fill((await page.locator(`datalist option[value*="${text}"]`).first().getAttribute('value')) ?? text);
}

export async function importMentors({ page, url, say }: StaffMember, round: string, csv: string): Promise<void> {
  await page.goto(`${url}/admin/pages/mentor-import`);
  await chooseReference(page, say('programmes:staff.pages.mentor-import.inputs.cohort'), round);
  await page
    .locator('#import-file')
    .setInputFiles({ name: 'mentors.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
  await page.getByRole('button', { name: say('console:ui.import.preview') }).click();
  await page.getByText(say('console:ui.import.rowReady')).first().waitFor();
  await page.locator('.actions .primary').first().click();
  await page.getByText(say('programmes:staff.pages.mentor-import.counts.invited')).waitFor();
}

/** Ticks the row with this title and runs a bulk command on it. */
export async function onRow(
  { page, url, say }: StaffMember,
  list: string,
  title: string,
  lib: string,
  command: string,
): Promise<void> {
  await page.goto(`${url}/admin/resources/${list}`);
  await page
    .getByRole('checkbox', { name: say('console:ui.chooseRow', { title }) })
    .first()
    .check();
  const label = say(`${lib}:staff.${list.split('?')[0]}.commands.${command}.label`);
  await page.locator('.chosen-bar').getByText(label, { exact: true }).click();
  await page.locator('form .primary, [role=dialog] .primary').first().click();
  await page.locator('.chosen-bar').waitFor({ state: 'detached' });
}

export async function startRun(staff: StaffMember, round: string): Promise<void> {
  const { page, url, say } = staff;
  await page.goto(`${url}/admin/resources/match-runs`);
  await page.getByText(say('matching:staff.match-runs.commands.start.label'), { exact: true }).first().click();
  await chooseReference(page, say('matching:staff.match-runs.commands.start.inputs.cohort'), round);
  await page.locator('form .primary').click();
  await page.getByText(say('console:ui.matchRun.states.done')).first().waitFor({ timeout: 60_000 });
}

/** On the page of the run that is done. */
export async function publishRun({ page, say }: StaffMember): Promise<void> {
  await page.locator('.actions .primary').first().click();
  const sure = page.locator('[role=dialog] .primary, dialog .primary');
  if (await sure.count()) await sure.first().click();
  await page.getByText(say('console:ui.matchRun.states.published')).first().waitFor();
}

export async function exportReport(
  { page, url, say }: StaffMember,
  from: string,
  to: string,
  programme: string,
): Promise<void> {
  await page.goto(`${url}/admin/resources/report-exports`);
  await page.getByText(say('reporting:staff.report-exports.commands.export.label'), { exact: true }).first().click();
  await page.getByLabel(say('reporting:staff.report-exports.commands.export.inputs.from')).fill(from);
  await page.getByLabel(say('reporting:staff.report-exports.commands.export.inputs.to')).fill(to);
  await chooseReference(page, say('reporting:staff.report-exports.commands.export.inputs.programme'), programme);
  const format = page.getByLabel(say('reporting:staff.report-exports.commands.export.inputs.format'));
  if (await format.count()) await format.selectOption('csv');
  await page.locator('form .primary').click();
}
