import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Browser } from '../../support/browser.js';
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
const listed = async (query = '') => {
  const answer = await new Browser(house).get(`/api/v1/directory${query}`);
  return (await answer.json()) as { items: { needs: string[] }[]; total: number };
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
});
