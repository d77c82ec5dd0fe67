import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { LocalisedText } from '#platform/kernel';
import { Directory } from '#programmes';
import { openApi } from '../../support/house.js';

let house: Awaited<ReturnType<typeof openApi>>;
beforeAll(async () => {
  house = await openApi();
});
afterAll(() => house.close());

const add = (from: number, to: number, need: string) =>
  house.database.query(
    `insert into programmes.directory_entry (id, kind, name, description, needs, state)
     select gen_random_uuid(), 'service', jsonb_build_object('source', 'en', 'en', 'Service ' || n), '{"source":"en","en":"Helps"}', array[$3],
       'active' from generate_series($1::int, $2::int) n`,
    [from, to, need],
  );
const listed = async (query = '', language = 'en') => {
  const answer = await fetch(`${house.url}/api/v1/directory${query}`, { headers: { 'accept-language': language } });
  return (await answer.json()) as {
    items: { name: LocalisedText; facts: { source: LocalisedText }[] }[];
    total: number;
  };
};

describe('the directory', () => {
  it('comes whole while it has 500 entries or fewer', async () => {
    expect(await listed()).toEqual({ items: [], total: 0 });
    await add(1, 500, 'work');
    const { items, total } = await listed();
    expect([items.length, total]).toEqual([500, 500]);
  });

  it('tells how many there are when it shows 500 of more, and a search reaches the others', async () => {
    await add(501, 505, 'housing');
    const { items, total } = await listed();
    expect([items.length, total]).toEqual([500, 505]);
    const found = await listed('?need=housing');
    expect([found.items.length, found.total]).toEqual([5, 5]);
  });

  it('stands in the order of the names as its reader sees them, by the alphabet of her language', async () => {
    const directory = house.get(Directory, { strict: false });
    const names: readonly LocalisedText[] = [
      { source: 'en', en: 'Arctic jobs', fi: 'Öinen työ', sv: 'Zon för arbete' },
      { source: 'fi', fi: 'Zeniitti' },
      { source: 'en', en: 'Zoo of trades', fi: 'Ammattien tarha', sv: 'Ålands yrken' },
    ];
    for (const name of names)
      await directory.add({
        ...{ kind: 'actor', name, description: name, needs: ['order'], url: null, state: 'active', checkedOn: null },
        facts: [
          { label: name, value: name, source: { source: 'fi', fi: 'Suomen lähde ry' }, validFrom: null, validTo: null },
        ],
      });
    const read = async (language: 'fi' | 'sv' | 'en') =>
      (await listed('?need=order', language)).items.map(({ name }) => name[language] ?? name.fi);
    expect(await read('en')).toEqual(['Arctic jobs', 'Zeniitti', 'Zoo of trades']);
    expect(await read('fi')).toEqual(['Ammattien tarha', 'Zeniitti', 'Öinen työ']);
    expect(await read('sv')).toEqual(['Zeniitti', 'Zon för arbete', 'Ålands yrken']);
    // A source is named in its own language, and says which that is.
    const [first] = (await listed('?need=order', 'sv')).items;
    expect(first?.facts.map(({ source }) => source)).toEqual([{ source: 'fi', fi: 'Suomen lähde ry' }]);
  });
});
