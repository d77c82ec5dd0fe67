import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { catalogueTextKeys } from '#console';
import { type Catalogue, Catalogues, DashboardTiles } from '#identity';
import { readCatalogue } from '#platform';
import { LANGUAGES, type Language } from '#platform/kernel';
import { NOON, openHouse, type TestHouse } from '../support/house.js';

let house: TestHouse;
beforeAll(async () => {
  house = await openHouse(NOON);
});
afterAll(() => house.close());

const done = ({ lib, id, commands }: Catalogue) =>
  commands.map(({ name }) => `${lib}:staff.${id}.commands.${name}.done`);

/** The text behind a key, or behind its plural form. */
function textOf(key: string, language: Language): unknown {
  const [lib = '', path = ''] = key.split(':');
  const texts: unknown = readCatalogue(lib, language);
  const at = (steps: string) =>
    steps.split('.').reduce<unknown>((found, step) => (found as Record<string, unknown> | undefined)?.[step], texts);
  return at(path) ?? at(`${path}_other`);
}

describe('every list, command and tile for staff', () => {
  it.each(LANGUAGES)('has all its words in %s', (language) => {
    const catalogues = house.get(Catalogues, { strict: false }).all();
    const tiles = house.get(DashboardTiles, { strict: false }).all();
    expect([catalogues.length > 15, tiles.length > 5]).toEqual([true, true]);
    const keys = [
      ...catalogues.flatMap((catalogue) => [...catalogueTextKeys(catalogue), ...done(catalogue)]),
      ...tiles.map(({ lib, id }) => `${lib}:staff.tiles.${id}.label`),
    ];
    const silent = keys.filter((key) => !/\S/.test(String(textOf(key, language) ?? '')));
    expect(silent).toEqual([]);
  });
});
