import { encodeResponse } from '../../../../apps/demo-idp/src/saml/response.js';
import { Browser } from '../../../support/browser.js';
import { ACS, answer, ask, displayNameOf, post, signIn } from '../saml-support.js';
import { FAILS } from './judge.js';
import { tamed, type Variant } from './variant.js';

const HOSTILE = [
  'https://evil.example/',
  '//evil.example',
  '/\\evil.example',
  '/.//evil.example',
  '/a/..//evil.example',
  '/%2e//evil.example',
  '/\tevil',
  'javascript:alert(1)',
  'https://localhost:4321@evil.example/',
  '/x@evil.example',
  'fi/home',
  '',
  `/${'a'.repeat(501)}`,
];

function wayBack(wanted: string, without = 'led astray'): Variant {
  return tamed(
    `wants to go back to ${JSON.stringify(wanted.slice(0, 50))}`,
    'led home',
    ['way back'],
    async (house) => {
      const to = await ask(house, house.metropolia, wanted);
      const see = (response: Response) =>
        response.headers.get('location') === `/${to.browser.language}/home` ? 'led home' : 'led astray';
      return { to, send: () => post(to, answer(to)), see };
    },
    without,
  );
}

/** Where a sign-in leads, and whose session it opens. */
export const WAYS_BACK: readonly Variant[] = [
  ...HOSTILE.map((wanted) => wayBack(wanted)),
  wayBack('/fi\r\nSet-Cookie: x=1', FAILS),
  tamed(
    'comes to a browser in which somebody planted a session (fixation)',
    'a new session',
    ['new session'],
    async (house) => {
      const attacker = (await signIn(house)).browser;
      const to = await ask(house, house.laurea);
      to.browser.cookies.set('luotsi', attacker.cookies.get('luotsi') ?? '');
      const form = new URLSearchParams({ SAMLResponse: encodeResponse(answer(to)), RelayState: to.relayState });
      // A browser that would send everything.
      const send = () => to.browser.send('POST', ACS, form);
      const before = await displayNameOf(attacker);
      const see = async () => {
        const now = await displayNameOf(attacker);
        return now === undefined || now === before ? 'a new session' : 'the planted session';
      };
      return { to, send, see };
    },
    'the planted session',
  ),
  tamed(
    'comes to a browser that has a session, whose cookie stays at home',
    'the old session ended',
    ['earlier session'],
    async (house) => {
      const { browser } = await signIn(house);
      const old = new Browser(house, browser.cookies);
      const to = await ask(house, house.laurea, undefined, browser);
      const see = async () => ((await displayNameOf(old)) === undefined ? 'the old session ended' : 'it lives on');
      return { to, send: () => post(to, answer(to)), see };
    },
    'it lives on',
  ),
];
