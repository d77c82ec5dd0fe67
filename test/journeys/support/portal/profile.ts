import type { Actor } from '../actor.js';

/** What students and mentors are asked alike. */
async function writeShared({ page, hand }: Actor): Promise<void> {
  const field = page.locator('#field');
  const first = field.locator('option:not([value=""])').first();
  await hand.choose(field, (await first.getAttribute('value')) ?? '');
  await hand.choose(page.locator('#languages-0-language'), 'en');
  await hand.choose(page.locator('#languages-0-level'), 'C1');
}

async function writeTimes({ page, hand }: Actor): Promise<void> {
  await hand.tick(page.locator('#slots').getByRole('checkbox').first());
  await hand.tick(page.locator('#modes').getByRole('checkbox').last());
}

/** A newcomer is first asked whether they are a student or a mentor. */
async function startAsStudent(actor: Actor): Promise<void> {
  const { page, hand, say } = actor;
  await hand.press(page.locator('.next-step').getByRole('link'));
  await page.getByRole('heading', { name: say('welcome.title') }).waitFor();
  await actor.lookAround('welcome');
  await hand.press(page.getByRole('link', { name: say('welcome.studentAction') }));
  await page.getByRole('heading', { level: 1, name: say('profile.studentTitle') }).waitFor();
}

/** Somebody invited is known to be a mentor. */
async function startAsMentor(actor: Actor): Promise<void> {
  const { page, hand, say } = actor;
  const begin = page.locator('.next-step').getByRole('link');
  await begin.waitFor();
  await actor.lookAround('home');
  await hand.press(begin);
  await page.getByRole('heading', { level: 1, name: say('profile.mentorTitle') }).waitFor();
}

async function saveProfile(actor: Actor): Promise<void> {
  const { page, hand, say } = actor;
  await hand.press(page.getByRole('button', { name: say('profile.save') }));
  await page.getByText(say('profile.savedComplete')).first().waitFor();
  await actor.lookAround('profile');
}

export async function writeStudentProfile(actor: Actor): Promise<void> {
  const { page, hand } = actor;
  await startAsStudent(actor);
  await hand.choose(page.locator('#degreeType'), '1');
  await hand.write(page.locator('#degreeProgramme'), 'Information Technology');
  await writeShared(actor);
  await hand.tick(page.locator('#wishes').getByRole('checkbox').first());
  await writeTimes(actor);
  await saveProfile(actor);
}

export async function writeMentorProfile(actor: Actor): Promise<void> {
  const { page, hand } = actor;
  await startAsMentor(actor);
  await hand.write(page.locator('#title'), 'Product Owner');
  await writeShared(actor);
  await hand.tick(page.locator('#offers').getByRole('checkbox').first());
  await writeTimes(actor);
  await saveProfile(actor);
}
