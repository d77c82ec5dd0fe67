import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FindSignedIn, GrantRole, type Scope, scopeFor } from '#identity';
import { SYSTEM } from '#platform';
import { type CohortId, newId } from '#platform/kernel';
import { VerifyAuditChain } from '#privacy';
import { Cohorts, ImportMentors } from '#programmes';
import { eventually } from '../../launcher/support/child-program.js';
import { holdOpen } from '../../support/held-row.js';
import { openApi } from '../../support/house.js';
import { aPerson, signInWith } from '../../support/people.js';

let house: Awaited<ReturnType<typeof openApi>>;
let cohortId: CohortId;
beforeAll(async () => {
  house = await openApi();
  cohortId = await aCohort();
});
afterAll(() => house.close());

async function aCohort(): Promise<CohortId> {
  const cohorts = house.get(Cohorts, { strict: false });
  const text = { source: 'en', en: 'Round' } as const;
  const programmeId = await cohorts.addProgramme({
    name: text,
    description: text,
    startsOn: '2026-01-01',
    endsOn: '2026-12-31',
    partners: [],
  });
  return cohorts.addCohort({
    programmeId,
    name: text,
    description: text,
    opensOn: '2026-02-01',
    closesOn: '2026-02-28',
    startsOn: '2026-03-01',
    endsOn: '2026-09-30',
    approvesSamlStudents: false,
    proposalDays: 7,
  });
}

async function aManagersScope(): Promise<Scope> {
  const { personId } = await aPerson(house);
  const role = { role: 'programme_manager', organisationId: null, programmeId: null } as const;
  await house.get(GrantRole, { strict: false }).execute({ personId, ...role }, SYSTEM);
  const actor = await house.get(FindSignedIn, { strict: false }).execute(personId, house.clock.now());
  const scope = actor && scopeFor(actor, 'programmes.import-mentors');
  if (!scope) throw new Error('no manager');
  return scope;
}

/** Somebody else makes an account for this address just now: whoever brings the same address waits for the end of it. */
async function holdAddress(address: string) {
  const personId = newId(house.clock.nowMs());
  return holdOpen(
    house,
    `with person as (insert into identity.person (id, display_name, language, state, created_at) values ($1, 'Held', 'en', 'active', now()) returning id)
     insert into identity.sign_in (id, person_id, kind, provider, key_type, key) select gen_random_uuid(), id, 'email', 'email', 'address', $2 from person`,
    [personId, address],
  );
}

describe('while mentors are imported', () => {
  it('people sign in', async () => {
    const { address } = await aPerson(house);
    const scope = await aManagersScope();
    const rows = Array.from({ length: 30 }, (_, index) => `Mentor ${index},mentor${index}@example.org`);
    const file = Buffer.from(`name,email\n${rows.join('\n')}\n`);
    const held = await holdAddress('mentor29@example.org');
    const imported = house.get(ImportMentors, { strict: false }).execute(scope, cohortId, file);
    await eventually('the import has come to its last row', async () => (await held.waiting()) === 1);
    const browser = await signInWith(house, address);
    expect((await browser.get('/api/v1/me')).status).toBe(200);
    expect(await held.waiting()).toBe(1);
    await held.release();
    expect(await imported).toEqual({ invited: 30, known: 0, faulty: 0 });
    const trail = await house.get(VerifyAuditChain, { strict: false }).execute();
    expect(trail.brokenAt).toBeUndefined();
  });
});
