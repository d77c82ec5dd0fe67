import { expect } from '@jest/globals';
import type { PersonId } from '#platform/kernel';
import type { SamlAttribute } from '../../../apps/demo-idp/src/saml/assertion.js';
import { type AttributeName, attribute } from '../../../apps/demo-idp/src/saml/attributes.js';
import { type Asked, answer, ask, post, type SamlHouse } from './saml-support.js';

/** Attributes by their short names. */
export type Told = Partial<Record<AttributeName, string | readonly string[]>>;

/** An answer that tells this, and the name Kim Koe when it tells no other. */
export function messageOf(to: Asked, told: Told, more: readonly SamlAttribute[] = []): string {
  const entries = Object.entries({ displayName: 'Kim Koe', ...told }) as [AttributeName, string | string[]][];
  const attributes = entries.map(([name, values]) => attribute(name, ...[values].flat()));
  return answer(to, { attributes: [...attributes, ...more] });
}

/** Signs in with these attributes. Answers whose account it was, and the roles in it. */
export async function enter(house: SamlHouse, told: Told, idp = house.metropolia, more: readonly SamlAttribute[] = []) {
  const to = await ask(house, idp);
  expect((await post(to, messageOf(to, told, more))).status).toBe(303);
  const me = await to.browser.get('/api/v1/me');
  const { person, roles } = (await me.json()) as {
    person: { id: PersonId; displayName: string };
    roles: { role: string }[];
  };
  return { id: person.id, name: person.displayName, roles: roles.map(({ role }) => role), to };
}
