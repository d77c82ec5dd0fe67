import type { Actor } from '../actor.js';

const RUN_WITHIN = { timeout: 180_000 };

/** From the list or a run to a new one; stays until its pairs are there. Answers the id of the run. */
export async function startRunAtDesk(staff: Actor, kind: 'real' | 'dry', choose = async () => {}): Promise<string> {
  const { page, hand, say } = staff;
  await hand.press(page.getByRole('link', { name: say('desk.list.new') }));
  const wanted = page.locator(`input[name="kind"][value="${kind}"]`);
  if (!(await wanted.isChecked())) await hand.tick(wanted);
  await choose();
  await staff.lookAround(`new-run-${kind}`);
  await hand.press(page.getByRole('button', { name: say('desk.new.start') }));
  await page.waitForURL(/match-runs\/[0-9a-f-]{36}$/);
  await page.locator('.desk-board').waitFor(RUN_WITHIN);
  await staff.lookAround(`board-${kind}`);
  return new URL(page.url()).pathname.split('/').at(-1) ?? '';
}

export async function backToRuns({ page, hand, say }: Actor): Promise<void> {
  await hand.press(page.getByRole('link', { name: say('desk.toRuns') }));
  await page.getByRole('heading', { level: 1, name: say('desk.list.title') }).waitFor();
}

/** This run beside another; answers how many pairs are the same. */
export async function compareWith(staff: Actor, other: string): Promise<number> {
  const { page, hand, say } = staff;
  await hand.press(page.getByRole('link', { name: say('desk.tabs.compare'), exact: true }));
  await hand.choose(page.getByLabel(say('desk.compare.with')), other);
  const same = page.locator('dt', { hasText: say('desk.compare.same') }).locator('xpath=../dd');
  await same.waitFor();
  const count = await same.innerText();
  await staff.lookAround('compared');
  await hand.press(page.getByRole('link', { name: say('desk.tabs.pairs'), exact: true }));
  await page.locator('.desk-board').waitFor();
  return numberIn(count);
}

/** The other parts of a run, each looked at once its answer is there. */
export async function lookThrough(staff: Actor): Promise<void> {
  const { page, hand } = staff;
  const parts = { unmatched: '.desk-students li', 'what-if': '.desk-answer .card', recruiting: '.desk-part tbody tr' };
  for (const [part, content] of Object.entries(parts)) {
    await hand.press(page.locator(`.chips a[href$="?tab=${part}"]`));
    await page.locator(content).first().waitFor();
    await staff.lookAround(part);
  }
}

/** Reads how it will sound, sends all, and answers how many went. */
export async function publishAll(staff: Actor): Promise<number> {
  const { page, hand, say } = staff;
  const button = page.locator('.actions .button').filter({ hasText: wordsAround(say('desk.publish.button_other')) });
  await hand.press(button);
  const dialog = page.getByRole('dialog');
  await dialog.locator('.desk-letter li').first().waitFor();
  await staff.lookAround('publish');
  await hand.press(dialog.getByRole('button', { name: wordsAround(say('desk.publish.confirm_other')) }));
  const told = page.getByText(wordsAround(say('desk.publish.sent_other')));
  await told.waitFor(RUN_WITHIN);
  await staff.lookAround('published');
  return numberIn(await told.innerText());
}

/** "1 234" as the page writes it. */
function numberIn(text: string): number {
  return Number(text.replaceAll(/\D/g, ''));
}

/** "{{count}} things" with any number. */
function wordsAround(text: string): RegExp {
  return new RegExp(`^${text.replaceAll(/[.*+?()[\]\\]/g, '\\$&').replace('{{count}}', '[\\d\\s]+')}$`);
}
