import { Database } from '#platform';
import type { SeedHouse } from '../../../apps/cli/src/seed/seed-house.js';

/** States that other machines, other people or time bring about: no act of the product makes them in a moment, so they are written into its tables. */

/** One mail that its server has refused for good. */
export async function failOneMail(house: SeedHouse): Promise<void> {
  await house
    .get(Database)
    .query(
      `update notifications.delivery set state = 'failed', sent_at = null, last_error = 'refused' where id = (select id from notifications.delivery limit 1)`,
    );
}

/** One piece of background work that has failed for good, where the product's own worker would have left it. */
export async function failOneDelivery(house: SeedHouse): Promise<void> {
  await house
    .get(Database)
    .query(
      `update platform.delivery set state = 'failed', lane = 'main', error_code = 'unknown' where id = (select id from platform.delivery order by id limit 1)`,
    );
}

/** Somebody is signed in at another place, too. */
export async function signInElsewhere(house: SeedHouse, person: string): Promise<void> {
  await house.get(Database).query(
    `insert into identity.session (id_hash, person_id, provider, data, created_at, seen_at, expires_at, browser, system)
       values (md5(random()::text), $1, 'email', '{}', now(), now(), now() + interval '8 hours', 'Firefox', 'Windows')`,
    [person],
  );
}

/** An account that an administrator has closed. */
export async function closeAnAccount(house: SeedHouse): Promise<void> {
  await house
    .get(Database)
    .query(
      `insert into identity.person (id, display_name, language, state, created_at) values (gen_random_uuid(), 'Closed Account', 'fi', 'disabled', now())`,
    );
}

/** A role that waits for a second person, one that ends soon, and one that nobody has looked through for a year. */
export async function leaveRolesToDecide(house: SeedHouse): Promise<void> {
  await house.get(Database).query(
    `insert into identity.role_grant (id, person_id, role, valid_from, valid_to, granted_by, granted_at, approved_at)
     select gen_random_uuid(), person_id, role, now() - interval '2 years', ends, 'luotsi staff grant', now() - interval '2 years', approved
     from (select person_id from identity.role_grant order by id limit 1) holder,
       (values ('university_coordinator', null::timestamptz, null::timestamptz), ('event_host', now() + interval '20 days', now()),
         ('content_editor', null, now())) as given (role, ends, approved)`,
  );
}

/** Somebody has a private address, has linked one account to theirs and has proved another one in the session that began last. */
export async function joinAccounts(house: SeedHouse, person: string): Promise<void> {
  const database = house.get(Database);
  await database.query(
    `insert into identity.sign_in (id, person_id, kind, provider, key_type, key)
       values (gen_random_uuid(), $1, 'email', 'email', 'address', 'with.a.rather.long.name.before.the.sign@private.example.fi')`,
    [person],
  );
  await database.query(
    `with other as (insert into identity.person (id, display_name, language, state, created_at)
         select gen_random_uuid(), name, 'fi', state, now() from (values ('Linked Before', 'linked'), ('To Be Linked', 'active')) as two (name, state)
         returning id, state),
       way as (insert into identity.sign_in (id, person_id, kind, provider, key_type, key)
         select gen_random_uuid(), id, 'email', 'email', 'address', id || '@private.example.fi' from other where state = 'active')
     insert into identity.account_link (id, kept_person_id, other_person_id, session_hash, asked_at, proved_at, confirmed_at)
     select gen_random_uuid(), $1, other.id, s.id_hash, now() + case state when 'active' then interval '1 hour' else interval '-1 day' end,
       now(), case state when 'linked' then now() end
     from other, (select id_hash from identity.session where person_id = $1 and sign_in_id is not null order by created_at desc limit 1) s`,
    [person],
  );
}

/** A federation with a newer copy refused; of its providers one is connected with an organisation and one with nobody. */
export async function joinFederation(house: SeedHouse): Promise<void> {
  const database = house.get(Database);
  // The product has asked for one already, in vain.
  await database.query('delete from identity.federation_copy');
  await database.query(
    `insert into identity.federation_copy (asked_at, checked_at, accepted_at, valid_until, outcome, refusal, source, signed_by, sha256, skipped)
     values (now(), now(), now() - interval '1 day', now() + interval '5 days', 'refused', 'signature-does-not-hold',
       'https://haka.example/metadata/haka-metadata.xml', repeat('0', 64), repeat('0', 64), '[{"entityId": "https://old.example/saml", "reason": "no-scope"}]')`,
  );
  await database.query(
    `insert into identity.federation_provider (entity_id, name, sso_url, certificates, scopes, hidden, valid_until)
     select 'https://' || scope || '/saml', jsonb_build_object('source', 'en', 'en', name), 'https://' || scope || '/sso', '{none}', array[scope], false,
       now() + interval '5 days' from (values ('north.example', 'Northern University'), ('east.example', 'Eastern University')) as member (scope, name)`,
  );
  await database.query(
    `insert into identity.scope_claim (scope, organisation_id) select 'north.example', id from identity.organisation where kind = 'university' order by id limit 1`,
  );
}
