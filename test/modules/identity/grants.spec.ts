import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { FindSignedIn, GrantRole } from '#identity';
import { SYSTEM } from '#platform';
import { DAY, helsinkiInstant, type PersonId } from '#platform/kernel';
import { openHouse, type TestHouse } from '../../support/house.js';
import { aPerson } from '../../support/people.js';

const NOW = helsinkiInstant('2026-03-02', '12:00');
const later = (days: number) => new Date(NOW.getTime() + days * DAY);

let house: TestHouse;
let personId: PersonId;
beforeAll(async () => {
  house = await openHouse(NOW);
});
afterAll(() => house.close());
beforeEach(async () => {
  ({ personId } = await aPerson(house));
});

const grant = (time: { validFrom?: Date; validTo?: Date | null } = {}) =>
  house
    .get(GrantRole)
    .execute({ personId, role: 'programme_manager', organisationId: null, programmeId: null, ...time }, SYSTEM);
const rows = () => house.database.query('select id from identity.role_grant where person_id = $1', [personId]);
const liveAt = async (at: Date) => ((await house.get(FindSignedIn).execute(personId, at))?.grants ?? []).length > 0;

describe('granting a role', () => {
  it('twice is granting it once, also at the same moment', async () => {
    await Promise.all([grant(), grant(), grant(), grant()]);
    await grant();
    expect(await rows()).toHaveLength(1);
  });

  it('for longer than before lasts longer', async () => {
    await grant({ validTo: later(1) });
    await grant();
    expect(await liveAt(later(30))).toBe(true);
  });

  it('from now on counts now, although one from tomorrow on is there', async () => {
    await grant({ validFrom: later(1) });
    expect(await liveAt(NOW)).toBe(false);
    await grant();
    expect(await liveAt(NOW)).toBe(true);
  });

  it('within the time of another changes nothing', async () => {
    await grant();
    await grant({ validTo: later(1) });
    expect(await rows()).toHaveLength(1);
    expect(await liveAt(later(30))).toBe(true);
  });

  it('leaves an audit entry that names role, programme and time', async () => {
    await grant({ validTo: later(1) });
    const entries = await house.database.query<{ details: unknown }>(
      `select details from privacy.audit_entry where action = 'identity.grant-role' and subject_id = $1`,
      [personId],
    );
    expect(entries).toEqual([
      {
        details: {
          role: 'programme_manager',
          programmeId: null,
          validFrom: NOW.toISOString(),
          validTo: later(1).toISOString(),
          needsApproval: false,
        },
      },
    ]);
  });
});
