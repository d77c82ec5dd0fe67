import {
  type LogoutRequestFields,
  logoutRequestXml,
  type RedirectOptions,
  redirectQuery,
} from '../../../../apps/demo-idp/src/saml/logout.js';
import { answer, ask, displayNameOf, nextBrowser, post, type SamlHouse } from '../saml-support.js';
import type { CheckName } from './checks.js';
import { refusedCourse, type Variant } from './variant.js';

export const STANDS = 'the session stands';
export const GONE = 'the session ended';

/** How a LogoutRequest of Metropolia is made, for somebody whose session at the university is `index`. */
export interface Desk {
  readonly house: SamlHouse;
  readonly nameId: string;
  honest(changes?: Partial<LogoutRequestFields>): string;
  query(xml: string, changes?: Partial<RedirectOptions>): string;
}

let people = 0;

function deskOf(house: SamlHouse): Desk {
  people += 1;
  const nameId = `anna${people}`;
  const common = {
    issuer: house.metropolia.entityId,
    destination: `${house.env.PUBLIC_URL}/auth/saml/slo`,
    now: house.clock.now(),
    nameId,
  };
  return {
    house,
    nameId,
    honest: (changes = {}) => logoutRequestXml({ ...common, ...changes }),
    query: (xml, changes = {}) =>
      redirectQuery({ name: 'SAMLRequest', xml, credentials: house.metropolia.credentials, ...changes }),
  };
}

/** Somebody is signed in under that name; then the message comes, from a browser of its own. */
export function course(
  make: (desk: Desk) => string | Promise<string>,
  of: 'metropolia' | 'laurea' = 'metropolia',
): Variant['attempt'] {
  return async (house) => {
    const desk = deskOf(house);
    const signedIn = await ask(house, house[of]);
    const nameId = { value: desk.nameId };
    await post(signedIn, answer(signedIn, {}, { nameId, authnStatements: [{ sessionIndex: 'a' }] }));
    const query = await make(desk);
    const browser = nextBrowser(house);
    const to = { house, idp: house.metropolia, browser, requestId: '', relayState: '', login: '' };
    const intact = async () => (await displayNameOf(signedIn.browser)) !== undefined;
    const see = async () => ((await intact()) ? STANDS : GONE);
    return { to, send: () => browser.get(`/auth/saml/slo?${query}`), see, intact };
  };
}

/** One message about logout that is refused, by how it is made. */
export type Row = readonly [
  name: string,
  reason: string,
  checks: readonly CheckName[],
  make: (desk: Desk) => string | Promise<string>,
  without?: string,
];

export function refusals(rows: readonly Row[]): readonly Variant[] {
  return rows.map(([name, reason, checks, make, without = GONE]) =>
    refusedCourse(name, reason, checks, course(make), without),
  );
}
