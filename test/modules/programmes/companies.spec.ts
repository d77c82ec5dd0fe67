import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Catalogues, requireScope, type SignedIn } from '#identity';
import { openApi } from '../../support/house.js';
import { AProgramme, type ApiHouse } from './a-programme.js';

let house: ApiHouse;
let programme: AProgramme;
let other: AProgramme;
beforeAll(async () => {
  house = await openApi();
  programme = await AProgramme.open(house);
  other = await programme.another();
  await programme.import('name;email;company\nKalle Koodari;kalle@oy.fi;Koodi Oy\nAnna Alm;anna@oy.fi;Alm Ab\n');
  await other.import('name;email;company\nOtto Oja;otto@oy.fi;Koodi Oy\nOuti Oja;outi@oy.fi;Koodi Oy\n');
});
afterAll(() => house.close());

async function companiesOf(actor: SignedIn): Promise<Readonly<Record<string, unknown>>> {
  const companies = house.get(Catalogues, { strict: false }).get('companies');
  if (!companies) throw new Error('no list of companies');
  const scope = requireScope(actor, companies.permission);
  const sort = { field: 'mentors', direction: 'desc' } as const;
  const rows = await companies.list(scope, { filter: {}, sort, offset: 0, limit: 50 });
  const [first] = rows;
  // The company's own page says the same as the list.
  expect(await companies.get(scope, first?.id ?? '')).toEqual(first);
  expect(rows.map(({ mentors }) => Number(mentors))).toEqual(
    rows.map(({ mentors }) => Number(mentors)).sort((a, b) => b - a),
  );
  return Object.fromEntries(rows.map(({ name, mentors }) => [String(name), mentors]));
}

describe('the list of companies', () => {
  it('counts those who mentor where its reader’s grants reach, and nobody else', async () => {
    const officer = (programmeId: AProgramme['programmeId'] | null) =>
      programme.staff('company_officer', null, programmeId);
    expect(await companiesOf(await officer(programme.programmeId))).toEqual({ 'Alm Ab': 1, 'Koodi Oy': 1 });
    expect(await companiesOf(await officer(other.programmeId))).toEqual({ 'Koodi Oy': 2 });
    expect(await companiesOf(await officer(null))).toEqual({ 'Alm Ab': 1, 'Koodi Oy': 3 });
  });
});
