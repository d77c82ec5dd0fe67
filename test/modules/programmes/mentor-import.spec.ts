import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ConsolePages, type ImportPage } from '#identity';
import { HOUR } from '#platform/kernel';
import { openApi } from '../../support/house.js';
import { signInWith } from '../../support/people.js';
import { AProgramme, type ApiHouse } from './a-programme.js';

let house: ApiHouse;
let programme: AProgramme;
beforeAll(async () => {
  house = await openApi();
  programme = await AProgramme.open(house);
});
afterAll(() => house.close());

function importPage(): ImportPage {
  const page = house.get(ConsolePages, { strict: false }).get('mentor-import');
  if (page?.screen !== 'import') throw new Error('no page of imports');
  return page;
}

const invitations = async () => (await house.factTypes()).filter((type) => type === 'programmes.mentor-invited').length;

describe('mentors from a CSV', () => {
  it('are invited once, also when the file comes again', async () => {
    const csv =
      'name;email;language;company;capacity\nKalle Koodari;kalle@oy.fi;fi;Koodi Oy;2\nBad;nope;fi;;1\nAnna Alm;anna@ab.fi;sv;Koodi Oy;1\n';
    expect(await programme.import(csv)).toEqual({ invited: 2, known: 0, faulty: 1 });
    expect(await programme.import(csv)).toEqual({ invited: 0, known: 2, faulty: 1 });
    expect(await invitations()).toBe(2);
    const companies = await house.database.query(`select 1 from identity.organisation where kind = 'company'`);
    expect(companies).toHaveLength(1);
  });

  it('are invited from the file that was checked while its hour runs, and not a moment later', async () => {
    const officer = await programme.staff('company_officer', null, programme.programmeId);
    const command = (name: string, input: Readonly<Record<string, string>>, text = '') =>
      importPage()
        .commands.find((candidate) => candidate.name === name)
        ?.execute(officer, input, { name: 'mentors.csv', bytes: Buffer.from(text) });
    const check = async (email: string) => {
      const found = await command('preview', { cohort: programme.cohortId }, `name;email\nHanna Hidas;${email}\n`);
      if (found?.kind !== 'preview') throw new Error('no preview');
      return { importId: found.importId };
    };
    const inTime = await check('hanna@oy.fi');
    house.clock.advance(HOUR - 1);
    expect(await command('confirm', inTime)).toMatchObject({ counts: { invited: 1 } });
    const late = await check('helmi@oy.fi');
    house.clock.advance(HOUR);
    const before = await invitations();
    await expect(command('confirm', late)).rejects.toThrow('programmes.import-expired');
    expect(await invitations()).toBe(before);
  });

  it('are not invited again after they have withdrawn or were rejected', async () => {
    const csv = 'name;email\nWilma Withdrawn;wilma@oy.fi\nRiku Rejected;riku@oy.fi\n';
    await programme.import(csv);
    const wilma = await signInWith(house, 'wilma@oy.fi');
    const [invitation] = await programme.enrolmentsOf({ browser: wilma });
    await wilma.post(`/api/v1/me/enrolments/${invitation?.id}/withdrawal`, { version: invitation?.version });
    await house.database.query(
      `update programmes.enrolment set state = 'rejected' where person_id = (select person_id from identity.sign_in where key = 'riku@oy.fi')`,
    );
    const before = await invitations();
    expect(await programme.import(csv)).toEqual({ invited: 0, known: 2, faulty: 0 });
    expect(await invitations()).toBe(before);
    expect(await programme.enrolmentsOf({ browser: wilma })).toMatchObject([{ state: 'withdrawn' }]);
  });

  it.each(["o'neill+mentor@oy.fi", 'CAPITAL@Oy.Fi', 'anna@företag.fi', 'c@yritys.xn--fretag-wxa'])(
    'can sign in with the address they were invited by: %s',
    async (address) => {
      expect(await programme.import(`name;email\nInvited Mentor;${address}\n`)).toMatchObject({ invited: 1 });
      const browser = await signInWith(house, address);
      expect(await programme.enrolmentsOf({ browser })).toMatchObject([{ state: 'draft', role: 'mentor' }]);
    },
  );

  it.each(['päivi@yritys.fi', 'b..b@yritys.fi', 'a@b'])(
    'are not invited by an address nobody could sign in with: %s',
    async (email) => {
      expect(await programme.import(`name;email\nInvited Mentor;${email}\n`)).toEqual({
        invited: 0,
        known: 0,
        faulty: 1,
      });
      const stranger = await fetch(`${house.url}/api/v1/auth/code/request`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: house.env.PUBLIC_URL, 'accept-language': 'fi' },
        body: JSON.stringify({ email, language: 'fi' }),
      });
      expect(stranger.status).toBe(400);
      expect(await stranger.json()).toMatchObject({
        faults: [{ pointer: '/email', detail: expect.stringMatching(/^\S.* .*\.$/) }],
      });
    },
  );
});
