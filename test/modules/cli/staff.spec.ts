import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Organisations, TrustProvider } from '#identity';
import { SYSTEM } from '#platform';
import { staff } from '../../../apps/cli/src/commands/staff.js';
import { openHouse, type TestHouse } from '../../support/house.js';

let house: TestHouse;
let env: Record<string, string>;
beforeAll(async () => {
  house = await openHouse(new Date());
  env = { DATABASE_URL: house.env.DATABASE_URL, LUOTSI_SECRET_KEY: house.env.LUOTSI_SECRET_KEY };
  const organisations = house.get(Organisations, { strict: false });
  const organisationId = await organisations.findOrAdd({
    kind: 'university',
    name: { source: 'en', en: 'Metropolia UAS' },
  });
  const name = { source: 'en', en: 'Metropolia UAS' } as const;
  await house.get(TrustProvider, { strict: false }).execute(
    {
      entityId: 'https://idp.test',
      organisationId,
      name,
      ssoUrl: 'https://idp.test/sso',
      certificates: ['x'],
      scopes: ['metropolia.fi'],
    },
    SYSTEM,
  );
});
afterAll(() => house.close());

async function run(...args: string[]): Promise<{ code: number; said: string }> {
  const lines: string[] = [];
  const code = await staff(env, args, { write: (line) => lines.push(line), error: (line) => lines.push(line) });
  return { code, said: lines.join('\n') };
}

const grants = () =>
  house.database.query<{ role: string; granted_by: string; all_organisations: boolean }>(
    'select role, granted_by, organisation_id is null as all_organisations from identity.role_grant order by id',
  );

describe('luotsi staff grant', () => {
  it('gives a role to a person by eppn, once, and leaves a trace of the command', async () => {
    const args = [
      'grant',
      '--eppn',
      'Coord@metropolia.fi',
      '--role',
      'university_coordinator',
      '--organisation',
      'metropolia uas',
      '--programme',
      'all',
    ];
    expect(await run(...args)).toMatchObject({ code: 0 });
    expect(await run(...args)).toMatchObject({ code: 0 });
    expect(await grants()).toEqual([
      { role: 'university_coordinator', granted_by: 'luotsi staff grant', all_organisations: false },
    ]);
    const audit = await house.database.query(
      `select actor_kind, actor from privacy.audit_entry where action = 'identity.grant-role'`,
    );
    expect(audit).toEqual([{ actor_kind: 'command', actor: 'luotsi staff grant' }]);
  });

  it('gives a role to a person by address', async () => {
    expect(await run('grant', '--email', 'audit@tem.fi', '--role', 'auditor')).toMatchObject({ code: 0 });
    expect(await grants()).toContainEqual({
      role: 'auditor',
      granted_by: 'luotsi staff grant',
      all_organisations: true,
    });
  });

  it.each([
    [['grant', '--email', 'a@b.fi'], '--role must be one of'],
    [['grant', '--role', 'auditor'], 'Give either --email or --eppn'],
    [['grant', '--email', 'a@b.fi', '--eppn', 'a@b.fi', '--role', 'auditor'], 'Give either --email or --eppn'],
    [['grant', '--email', 'a@b.fi', '--role', 'king'], '--role must be one of'],
    [['grant', '--email', 'nobody', '--role', 'auditor'], '--email is not an address'],
    [['grant', '--email', 'päivi@tem.fi', '--role', 'auditor'], '--email is not an address'],
    [['grant', '--email', 'a@b.fi', '--role', 'auditor', '--programme', 'x'], '--programme must be an id or all'],
    [
      ['grant', '--email', 'a@b.fi', '--role', 'auditor', '--organisation', 'Nowhere'],
      'Nothing is known by the name Nowhere',
    ],
    [['grant', '--eppn', 'a@nowhere.fi', '--role', 'auditor'], 'Nothing is known by the name nowhere.fi'],
    [['grant', '--speed'], 'speed'],
    [['revoke'], 'The command is: staff grant'],
  ])('says what is wrong with %j and changes nothing', async (args, reason) => {
    const before = await grants();
    const { code, said } = await run(...args);
    expect(code).toBe(2);
    expect(said).toContain(reason);
    expect(await grants()).toEqual(before);
  });
});
