import { createHash } from 'node:crypto';
import { HOUR } from '#platform/kernel';
import { aPerson } from '../people.js';
import type { Somebody, World } from './world.js';

/** A session of somebody in a browser that is not here. */
export async function otherSession({ house }: World, { personId }: Somebody): Promise<string> {
  const row = await house.database.one<{ id: string }>(
    `insert into identity.session (id_hash, person_id, provider, data, created_at, seen_at, expires_at)
     values ($1, $2, 'email', '{}', $3, $3, $4) returning id`,
    [hashOf(personId), personId, house.clock.now(), new Date(house.clock.nowMs() + HOUR)],
  );
  return row?.id ?? '';
}

/** Another address by which somebody signs in. */
export async function secondWay({ house }: World, { personId }: Somebody): Promise<string> {
  const row = await house.database.one<{ id: string }>(
    `insert into identity.sign_in (id, person_id, kind, provider, key_type, key)
     values (gen_random_uuid(), $1, 'email', 'email', 'address', $2) returning id`,
    [personId, `${hashOf(personId).slice(0, 12)}@home.example`],
  );
  return row?.id ?? '';
}

/** Another account of somebody, linked to theirs. */
export async function linkedAccount({ house }: World, { personId }: Somebody): Promise<string> {
  const other = await aPerson(house, 'The Same Somebody');
  const row = await house.database.one<{ id: string }>(
    `with moved as (update identity.sign_in set person_id = $1 where person_id = $2 returning id),
       asleep as (update identity.person set state = 'linked' where id = $2)
     insert into identity.account_link (id, kept_person_id, other_person_id, session_hash, asked_at, proved_at, confirmed_at, moved_sign_in_ids)
     select gen_random_uuid(), $1, $2, '', $3, $3, $3, array_agg(id) from moved returning id`,
    [personId, other.personId, house.clock.now()],
  );
  return row?.id ?? '';
}

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');
