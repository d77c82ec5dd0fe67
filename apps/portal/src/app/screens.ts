import { matchPath } from 'react-router';
import { type Part, wantTexts } from '../i18n/i18n.js';
import { languageOfPath } from '../i18n/languages.js';
import { type LazyScreen, lazyScreen } from './lazy-screen.js';

export interface ScreenRoute extends LazyScreen {
  /** Below the language: `events` is `/fi/events`. */
  path: string;
  access: 'public' | 'signed-in';
}

const home = () => import('../screens/home/front-screen.js').then((file) => file.FrontScreen);
const login = () => import('../screens/login/login-screen.js').then((file) => file.LoginScreen);
const welcome = () => import('../screens/welcome/welcome-screen.js').then((file) => file.WelcomeScreen);
const mine = () => import('../screens/my-home/my-home-screen.js').then((file) => file.MyHomeScreen);
const profile = () => import('../screens/profile/profile-screen.js').then((file) => file.ProfileScreen);
const apply = () => import('../screens/apply/apply-screen.js').then((file) => file.ApplyScreen);
const proposal = () => import('../screens/proposal/proposal-screen.js').then((file) => file.ProposalScreen);
const mentors = () => import('../screens/mentors/mentors-screen.js').then((file) => file.MentorsScreen);
const mentorship = () => import('../screens/mentorship/mentorship-screen.js').then((file) => file.MentorshipScreen);
const events = () => import('../screens/events/events-screen.js').then((file) => file.EventsScreen);
const event = () => import('../screens/event/event-screen.js').then((file) => file.EventScreen);
const myEvents = () => import('../screens/my-events/my-events-screen.js').then((file) => file.MyEventsScreen);
const sessions = () => import('../screens/sessions/sessions-screen.js').then((file) => file.SessionsScreen);
const account = () => import('../screens/account/account-screen.js').then((file) => file.AccountScreen);
const accountLink = () => import('../screens/account-link/link-screen.js').then((file) => file.LinkScreen);
const matchRuns = () => import('../screens/match-desk/runs/runs-screen.js').then((file) => file.RunsScreen);
const newMatchRun = () => import('../screens/match-desk/new-run/new-run-screen.js').then((file) => file.NewRunScreen);
const matchRun = () => import('../screens/match-desk/run/run-screen.js').then((file) => file.RunScreen);
const talks = () => import('../screens/talks/talks-screen.js').then((file) => file.TalksScreen);
const talkRounds = () =>
  import('../screens/match-desk/talks/talk-rounds-screen.js').then((file) => file.TalkRoundsScreen);
const talkRound = () => import('../screens/match-desk/talks/talk-round-screen.js').then((file) => file.TalkRoundScreen);
const substitutes = () => import('../screens/substitutes/substitutes-screen.js').then((file) => file.SubstitutesScreen);
const services = () => import('../screens/services/services-screen.js').then((file) => file.ServicesScreen);
const mentoring = () => import('../screens/reading/mentoring-screen.js').then((file) => file.MentoringScreen);
const matching = () => import('../screens/reading/matching-screen.js').then((file) => file.MatchingScreen);
const privacy = () => import('../screens/reading/privacy-screen.js').then((file) => file.PrivacyScreen);
const accessibility = () =>
  import('../screens/reading/accessibility-screen.js').then((file) => file.AccessibilityScreen);

function open(path: string, load: Parameters<typeof lazyScreen>[0]): ScreenRoute {
  return { path, access: 'public', ...lazyScreen(load) };
}

function withTexts(parts: readonly Part[], path: string, load: Parameters<typeof lazyScreen>[0]): ScreenRoute {
  const both = async () => {
    const language = languageOfPath(window.location.pathname) ?? 'en';
    const [screen] = await Promise.all([load(), wantTexts(parts, language)]);
    return screen;
  };
  return { path, access: 'signed-in', ...lazyScreen(both) };
}

const guarded = withTexts.bind(null, ['member']);
const desk = withTexts.bind(null, ['member', 'staff']);

/** Every page of the portal. */
export const SCREENS: readonly ScreenRoute[] = [
  open('', home),
  open('login', login),
  open('events', events),
  open('events/:id', event),
  open('services', services),
  open('mentoring', mentoring),
  open('matching', matching),
  open('privacy', privacy),
  open('accessibility', accessibility),
  guarded('welcome', welcome),
  guarded('home', mine),
  guarded('profile', profile),
  guarded('apply/:cohortId', apply),
  guarded('proposals/:id', proposal),
  guarded('mentors', mentors),
  guarded('mentorships/:id', mentorship),
  guarded('talks', talks),
  guarded('my-events', myEvents),
  guarded('sessions', sessions),
  guarded('account', account),
  guarded('account/link', accountLink),
  desk('staff/match-runs', matchRuns),
  desk('staff/match-runs/new', newMatchRun),
  desk('staff/match-runs/:id', matchRun),
  desk('staff/talks', talkRounds),
  desk('staff/talks/:id', talkRound),
  desk('staff/substitutes', substitutes),
];

/** Fetches the code of the page that the address names. */
export async function preloadScreen(pathname: string): Promise<void> {
  await SCREENS.find(({ path }) => matchPath(`/:language/${path}`, pathname))?.preload();
}
