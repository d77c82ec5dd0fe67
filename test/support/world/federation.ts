import { createHash } from 'node:crypto';
import { DAY } from '#platform/kernel';
import { NOON } from '../house.js';
import type { World } from './world.js';

/** A provider of the federation, whose scope an organisation claims or nobody; answers the id of its row. */
export async function federationProvider(world: World, claimedBy?: string): Promise<string> {
  const scope = `${world.name('university').toLowerCase().replaceAll(' ', '-')}.example`;
  await world.house.database.query(
    'insert into identity.federation_copy (asked_at, valid_until) values ($1, $2) on conflict (only_one) do nothing',
    [NOON, new Date(NOON.getTime() + 14 * DAY)],
  );
  await world.house.database.query(
    `insert into identity.federation_provider (entity_id, name, sso_url, certificates, scopes, hidden, valid_until)
     values ($1, jsonb_build_object('source', 'en', 'en', $2::text), $1 || '/sso', '{none}', array[$2], false, $3)`,
    [`https://${scope}/saml`, scope, new Date(NOON.getTime() + 14 * DAY)],
  );
  if (claimedBy) {
    await world.house.database.query('insert into identity.scope_claim (scope, organisation_id) values ($1, $2)', [
      scope,
      claimedBy,
    ]);
  }
  return createHash('md5').update(`https://${scope}/saml`).digest('hex');
}
