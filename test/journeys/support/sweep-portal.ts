import { readFileSync } from 'node:fs';
import type { LivedIn } from './lived-in.js';
import type { Kind, Language, Opened } from './sweep.js';
import { portalWords } from './words.js';

export const PORTAL: Kind = {
  busy: 'main .skeleton',
  heading: 'main h1',
  hasDark: true,
  nowhere: (language) => `/${language}/nowhere`,
  // The address says it.
  language: async () => undefined,
};

/** Paths below the language, as the portal's own list of screens has them: a new screen is missed here until somebody visits it. */
export function portalRoutes(): string[] {
  const source = readFileSync('apps/portal/src/app/screens.ts', 'utf8');
  const list = source.slice(
    source.indexOf('export const SCREENS'),
    source.indexOf('];', source.indexOf('export const SCREENS')),
  );
  const entries = list
    .split('\n')
    .slice(1)
    .filter((line) => line.trim() !== '');
  return entries.map((line) => {
    const route = /^ {2}(?:open|guarded|desk)\('([^']*)', \w+\),$/.exec(line)?.[1];
    if (route === undefined)
      throw new Error(`A screen of the portal is listed in a way that the sweep cannot read: ${line}`);
    return route;
  });
}

export function visit(route: string, name: string, values: Readonly<Record<string, string>> = {}, query = ''): Visit {
  const path = route.replaceAll(/:(\w+)/g, (_all, key: string) => values[key] ?? `no-${key}`);
  return { route, name, path: (language: Language) => `/${language}/${path}${query}` };
}

export type Visit = Opened & { readonly route: string };

/** What anybody may open. */
export function publicPages(): Visit[] {
  return [
    visit('', 'front'),
    visit('login', 'login'),
    visit('login', 'login-mentor', {}, '?as=mentor'),
    visit('events', 'events'),
    visit('services', 'services'),
    visit('mentoring', 'mentoring'),
    visit('matching', 'matching'),
    visit('privacy', 'privacy'),
    visit('accessibility', 'accessibility'),
    { ...visit('no-such-page', 'not-found'), isNowhere: true },
  ];
}

/** What a newcomer finds. */
export function newcomerPages(cohortId: string): Visit[] {
  return [
    visit('welcome', 'new-welcome'),
    visit('home', 'new-home'),
    visit('profile', 'new-profile'),
    visit('profile', 'new-profile-mentor', {}, '?role=mentor'),
    visit('apply/:cohortId', 'new-apply', { cohortId }),
    visit('my-events', 'new-my-events'),
    visit('login', 'new-login'),
  ];
}

const UNKNOWN = '01900000-0000-7000-8000-000000000000';

export function eventPages({ events }: LivedIn): Visit[] {
  return [
    visit('', 'front-filled'),
    visit('matching', 'matching-filled'),
    visit('events', 'events-filled'),
    visit('events/:id', 'event-open', { id: events.open }),
    visit('events/:id', 'event-full', { id: events.full }),
    visit('events/:id', 'event-past', { id: events.past }),
    {
      ...visit('events/:id', 'event-unknown', { id: UNKNOWN }),
      refused: [`404 /api/v1/events/${UNKNOWN}`],
    },
    visit('services', 'services-filled'),
  ];
}

/** The student of the pair that meets. */
export function pairedStudentPages({ cohort, events, proposals, mentorship }: LivedIn): Visit[] {
  return [
    visit('home', 'student-home'),
    visit('profile', 'student-profile'),
    visit('apply/:cohortId', 'student-apply', { cohortId: cohort }),
    visit('apply/:cohortId', 'student-apply-unknown', {}),
    visit('proposals/:id', 'student-proposal-accepted', { id: proposals.accepted.id }),
    {
      ...visit('proposals/:id', 'student-proposal-unknown', { id: proposals.open.id }),
      refused: [`404 /api/v1/me/proposals/${proposals.open.id}`],
    },
    visit('mentorships/:id', 'student-mentorship', { id: mentorship }),
    visit('talks', 'student-talks'),
    visit('my-events', 'student-my-events'),
    visit('sessions', 'student-sessions'),
    visit('account', 'student-account'),
    visit('account/link', 'student-nothing-to-link'),
    visit('events', 'student-events'),
    visit('events/:id', 'student-event-registered', { id: events.open }),
    visit('events/:id', 'student-event-waiting', { id: events.full }),
    visit('welcome', 'student-welcome'),
    visit('mentors', 'student-no-choice'),
  ];
}

/** A student who may ask a mentor herself. */
export function choosingPages(): Visit[] {
  return [visit('mentors', 'choosing')];
}

/** A request, as the student who has asked and as the mentor read it. */
export function requestPages({ choice: { request } }: LivedIn, who: 'student' | 'mentor'): Visit[] {
  return [visit('proposals/:id', `request-${who}`, { id: request.id })];
}

/** Somebody who has proved another account and linked a third one. */
export function linkingPages(): Visit[] {
  return [visit('account/link', 'link-two'), visit('account', 'account-with-link')];
}

/** A student who has not answered yet. */
export function askedStudentPages({ proposals }: LivedIn): Visit[] {
  return [visit('home', 'asked-home'), visit('proposals/:id', 'asked-proposal', { id: proposals.open.id })];
}

/** A student who has said yes and waits for the mentor. */
export function waitingStudentPages({ proposals }: LivedIn): Visit[] {
  return [visit('home', 'waiting-home'), visit('proposals/:id', 'waiting-proposal', { id: proposals.half.id })];
}

/** The mentor of the pair that meets, whom the other student asks as well. */
export function mentorPages({ cohort, mentorship }: LivedIn): Visit[] {
  return [
    visit('home', 'mentor-home'),
    visit('profile', 'mentor-profile'),
    visit('apply/:cohortId', 'mentor-apply', { cohortId: cohort }),
    visit('mentorships/:id', 'mentor-mentorship', { id: mentorship }),
    visit('my-events', 'mentor-my-events'),
  ];
}

/** A mentor who would rather take a group: her application, and the form of another round, filled in. */
export function groupMentorPages({ choice: { cohort: cohortId } }: LivedIn): Visit[] {
  const form = (name: string) => visit('apply/:cohortId', name, { cohortId });
  return [
    visit('home', 'mentor-offers-group'),
    form('mentor-apply-form'),
    {
      ...form('mentor-apply-group'),
      afterwards: async (page) => {
        await page.locator('#groupOffer input[value=group]').check();
        await page.locator('#groupOffer-most').waitFor();
      },
    },
  ];
}

/** The mentor for whom staff have set up a group. */
export function groupLeadPages(): Visit[] {
  return [visit('home', 'mentor-leads-group')];
}

/** A mentor whose student has said yes, and one who has said no. */
export function askedMentorPages({ proposals }: LivedIn): Visit[] {
  return [visit('proposals/:id', 'mentor-proposal-open', { id: proposals.half.id })];
}

export function decliningMentorPages({ proposals }: LivedIn): Visit[] {
  return [visit('proposals/:id', 'mentor-proposal-declined', { id: proposals.declined.id })];
}

export function staffPages(): Visit[] {
  return [visit('home', 'staff-home')];
}

/** The match desk before any round has anybody. */
export function emptyDeskPages(): Visit[] {
  return [visit('staff/match-runs', 'desk-no-runs'), visit('staff/match-runs/new', 'desk-nobody-waits')];
}

/** The match desk for those whose role does not open it. */
export function closedDeskPages(): Visit[] {
  return [visit('staff/match-runs', 'desk-not-allowed')];
}

const RUN = 'staff/match-runs/:id';

/** The match desk: runs of every state, and each part of a finished one. */
export function deskPages({ runs, cohort, talks, choice }: LivedIn): Visit[] {
  const { done: id, queued, tried, published } = runs;
  return [
    visit('staff/match-runs', 'desk-runs'),
    visit('staff/match-runs', 'desk-runs-of-cohort', {}, `?cohort=${cohort}`),
    visit('staff/match-runs/new', 'desk-new'),
    visit(RUN, 'desk-run-queued', { id: queued }),
    visit(RUN, 'desk-run', { id }),
    visit(RUN, 'desk-run-dry', { id: tried }),
    visit(RUN, 'desk-run-published', { id: published }),
    visit(RUN, 'desk-run-none-fits', { id }, '?q=nobody+is+called+so&sort=mentor'),
    ...['groups', 'unmatched', 'coverage', 'what-if', 'recruiting'].map((tab) =>
      visit(RUN, `desk-${tab}`, { id }, `?tab=${tab}`),
    ),
    visit(RUN, 'desk-coverage-language', { id }, '?tab=coverage&by=language'),
    visit(RUN, 'desk-what-if-asked', { id }, '?tab=what-if&fewest=1000&good=1000'),
    visit(RUN, 'desk-compare', { id }, `?tab=compare&with=${tried}`),
    visit('staff/talks', 'desk-talks'),
    visit('staff/talks/:id', 'desk-talks-published', { id: talks.published }),
    visit('staff/substitutes', 'desk-without-pair', {}, `?cohort=${choice.cohort}`),
    visit('staff/substitutes', 'desk-substitutes', {}, `?for=${choice.waits}`),
    { ...visit(RUN, 'desk-run-unknown', { id: UNKNOWN }), refused: [`404 /api/v1/match-desk/runs/${UNKNOWN}`] },
  ];
}

/** Where strangers choose among thousands of universities: the whole list, what a search finds, finding nothing, and the last choice. */
export function longLoginPages(): Visit[] {
  const search = (name: string, text: string): Visit => ({
    ...visit('login', name),
    afterwards: async (page, language) => {
      await page.getByRole('searchbox', { name: portalWords(language)('login.search') }).fill(text);
      await page.locator('[aria-labelledby=by-university] [role=status]').filter({ hasText: /./ }).waitFor();
    },
  });
  return [
    visit('login', 'login-many'),
    search('login-many-found', 'University 30'),
    search('login-many-nothing', 'Hogwarts'),
    {
      ...visit('login', 'login-many-last'),
      afterwards: async (page) => {
        await page.evaluate(() => localStorage.setItem('luotsi.last-provider', 'https://u1.example/saml'));
        await page.reload();
        await page.locator('.provider-first').waitFor();
      },
    },
  ];
}
