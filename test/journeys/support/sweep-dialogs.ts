import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { LivedIn } from './lived-in.js';
import type { Language, Opened } from './sweep.js';
import { type Visit, visit } from './sweep-portal.js';
import { portalWords } from './words.js';

const SCREENS = 'apps/portal/src';

/** Where the portal opens a dialog: a new one is missed here until somebody looks at it. */
export function filesWithDialogs(): string[] {
  return readdirSync(SCREENS, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.tsx') && !file.startsWith('components'))
    .filter((file) => /<\w*Dialog\b/.test(readFileSync(join(SCREENS, file), 'utf8')))
    .sort();
}

/** Each is reached by one of the buttons below; a dialog's own file by the button in the file that opens it. */
export const SWEPT_FILES: readonly string[] = [
  'screens/account/account-screen.tsx',
  'screens/account/remove-way-dialog.tsx',
  'screens/account/undo-link-dialog.tsx',
  'screens/event/my-registration.tsx',
  'screens/match-desk/board/keys-dialog.tsx',
  'screens/match-desk/pair/pair-dialog.tsx',
  'screens/match-desk/publish/publish-dialog.tsx',
  'screens/match-desk/run/adopt-run-dialog.tsx',
  'screens/match-desk/run/cancel-run-dialog.tsx',
  'screens/match-desk/run/run-actions.tsx',
  'screens/match-desk/run/run-progress.tsx',
  'screens/match-desk/tabs/pairs-tab.tsx',
  'screens/match-desk/talks/talk-actions.tsx',
  'screens/match-desk/talks/talk-round-screen.tsx',
  'screens/mentors/ask-dialog.tsx',
  'screens/mentors/mentors-screen.tsx',
  'screens/mentorship/meeting-item.tsx',
  'screens/my-events/registration-item.tsx',
  'screens/my-home/enrolment-card.tsx',
  'screens/my-home/mentoring-dialog.tsx',
  'screens/my-home/withdraw-dialog.tsx',
  'screens/proposal/answer.tsx',
  'screens/proposal/decline-dialog.tsx',
  'screens/proposal/take-back.tsx',
  'screens/sessions/sessions-screen.tsx',
  'screens/substitutes/for-one.tsx',
];

/** Presses the button as a person would: one that lies under something else is not reached. */
function asking(button: string): Opened['afterwards'] {
  return async (page: Page, language: Language) => {
    const name = portalWords(language)(button);
    await page.locator('main').getByRole('button', { name }).first().click();
    await page.locator('dialog[open]').waitFor();
  };
}

function ask(button: string, ...[route, name, values]: Parameters<typeof visit>): Visit {
  return { ...visit(route, `${name}-asks`, values), afterwards: asking(button) };
}

/** The student of the pair that meets, who has registered for events. */
export function pairedStudentDialogs({ events }: LivedIn): Visit[] {
  return [
    ask('enrolment.withdraw', 'home', 'student-withdraw'),
    ask('event.cancel', 'events/:id', 'student-event-cancel', { id: events.open }),
    ask('event.leaveLine', 'events/:id', 'student-event-leave', { id: events.full }),
    ask('event.cancel', 'my-events', 'student-my-events-cancel'),
    ask('sessions.endOthers', 'sessions', 'student-sessions-end'),
    ask('account.remove', 'account', 'student-account-remove'),
    ask('account.undo', 'account', 'student-account-undo'),
  ];
}

/** A student who has not answered yet. */
export function askedStudentDialogs({ proposals }: LivedIn): Visit[] {
  const { id } = proposals.open;
  return [
    ask('proposal.accept', 'proposals/:id', 'asked-accept', { id }),
    ask('proposal.decline', 'proposals/:id', 'asked-decline', { id }),
  ];
}

/** A student who may ask a mentor herself, and one who has asked. */
export function choosingDialogs(): Visit[] {
  return [ask('mentors.ask', 'mentors', 'choosing')];
}

export function requestDialogs({ choice: { request } }: LivedIn): Visit[] {
  return [ask('request.takeBack', 'proposals/:id', 'request-student', { id: request.id })];
}

/** A mentor whose student has said yes already. */
export function askedMentorDialogs({ proposals }: LivedIn): Visit[] {
  return [ask('proposal.accept', 'proposals/:id', 'mentor-accept-last', { id: proposals.half.id })];
}

/** The mentor of the pair that meets. */
export function mentorDialogs({ mentorship }: LivedIn): Visit[] {
  return [
    ask('enrolment.changeMentoring', 'home', 'mentor-how'),
    ask('mentorship.object', 'mentorships/:id', 'mentor-object', { id: mentorship }),
  ];
}

/** A mentor who would rather take a group, and one who has it. */
export function groupMentorDialogs(which: 'offers' | 'leads'): Visit[] {
  return [ask('enrolment.changeMentoring', 'home', `mentor-${which}-group`)];
}

/** The match desk: a pair, every act with its cost, the keys, and what is done with a run as a whole. */
export function deskDialogs({ runs: { tried, queued, done: id }, talks, choice: { waits } }: LivedIn): Visit[] {
  const run = 'staff/match-runs/:id';
  const pressing = (name: string, keys: string, then?: string): Visit => ({
    ...visit(run, name, { id }),
    afterwards: async (page) => {
      await page.locator('.desk-open[tabindex="0"]').focus();
      await page.keyboard.press(keys);
      await page.locator('dialog[open]').waitFor();
      if (then) await page.locator('dialog[open]').locator(then).first().waitFor();
    },
  });
  return [
    pressing('desk-pair', 'Enter', '.desk-others'),
    pressing('desk-lock', 'l', '.desk-cost'),
    pressing('desk-reject', 'r', '.desk-cost'),
    pressing('desk-move', 'm', '.desk-others'),
    pressing('desk-keys', '?'),
    ask('desk.run.adopt', run, 'desk-adopt', { id: tried }),
    ask('desk.talks.act.publish', 'staff/talks/:id', 'desk-talks-publish', { id: talks.draft }),
    {
      ...visit('staff/talks/:id', 'desk-talks-again', { id: talks.draft }),
      afterwards: async (page) => {
        await page.locator('main details summary').click();
        await page.locator('main details button[type=submit]').click();
      },
    },
    {
      ...visit('staff/substitutes', 'desk-substitute-asks', {}, `?for=${waits}`),
      afterwards: async (page) => {
        await page.locator('main ol .button').first().click();
        await page.locator('dialog[open]').waitFor();
      },
    },
    ask('desk.run.cancel', run, 'desk-cancel', { id }),
    ask('desk.run.cancel', run, 'desk-cancel-dry', { id: tried }),
    ask('desk.run.cancel', run, 'desk-cancel-working', { id: queued }),
    {
      ...visit(run, 'desk-publish', { id }),
      afterwards: async (page) => {
        await page.locator('main .actions .button').first().click();
        await page.locator('dialog[open] .desk-letter li').first().waitFor();
      },
    },
  ];
}

/** The way out stands behind one's own name; on a phone all of it behind one button. */
export function unfoldedMenus(): Visit[] {
  const unfold = (width: number, button: string): Opened['afterwards'] => {
    return async (page, language) => {
      await page.setViewportSize({ width, height: 900 });
      await page.locator(button).click();
      await page.getByRole('button', { name: portalWords(language)('nav.signOut') }).waitFor();
    };
  };
  return [
    { ...visit('home', 'menu-desk'), afterwards: unfold(1280, '.account-button') },
    { ...visit('home', 'menu-phone'), afterwards: unfold(390, '.menu-button') },
  ];
}
