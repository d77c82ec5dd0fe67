import { Database } from '#platform';
import type { SeedHouse } from '../../../apps/cli/src/seed/seed-house.js';
import { pinName } from '../../../libs/identity/src/federation/pins.js';

const PIN = '-----BEGIN PUBLIC KEY-----AAAA-----END PUBLIC KEY-----';
/** With which the product believes the copy that is put there; its server does not exist. */
export const FEDERATION_SETTINGS = {
  FEDERATION_METADATA_URL: 'https://haka.example/metadata/haka-metadata.xml',
  FEDERATION_SIGNING_CERT: PIN,
};

/** As many as all federations of the world have together, roughly; each can be chosen. */
export const MANY = 3000;

/** A federation of `University 1` to `University 3000`, with domains `u1.example` to `u3000.example`, beside those of the demonstration. */
export async function joinManyUniversities(house: SeedHouse): Promise<void> {
  const database = house.get(Database);
  await database.query(
    `insert into identity.federation_copy (asked_at, checked_at, accepted_at, valid_until, outcome, source, signed_by, sha256)
     values (now(), now(), now(), now() + interval '5 days', 'accepted', $1, $2, repeat('0', 64))
     on conflict (only_one) do update set source = excluded.source, signed_by = excluded.signed_by, valid_until = excluded.valid_until`,
    [FEDERATION_SETTINGS.FEDERATION_METADATA_URL, pinName(PIN)],
  );
  await database.query(
    `insert into identity.federation_provider (entity_id, name, sso_url, certificates, scopes, hidden, valid_until)
     select 'https://u' || n || '.example/saml', jsonb_build_object('source', 'en', 'en', 'University ' || n), 'https://u' || n || '.example/sso',
       '{none}', array['u' || n || '.example'], false, now() + interval '5 days' from generate_series(1, $1::int) as n`,
    [MANY],
  );
  await database.query(
    `insert into identity.scope_claim (scope, organisation_id)
     select 'u' || n || '.example', (select id from identity.organisation where kind = 'university' order by id limit 1)
     from generate_series(1, $1::int) as n`,
    [MANY],
  );
}
