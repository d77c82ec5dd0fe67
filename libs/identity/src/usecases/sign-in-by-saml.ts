import { Injectable } from '@nestjs/common';
import { AuditSink, Database, Outbox, Transactions } from '#platform';
import { Clock, DomainError, isLanguage, newId, type PersonId } from '#platform/kernel';
import { type KeyType, type KnownKey, keysOf, resolveAccount } from '../domain/account-key.js';
import { addressKey } from '../domain/email-address.js';
import { IdentityError } from '../errors.js';
import { PersonRegistered } from '../facts/index.js';
import type { AcceptedResponse } from '../saml/accept-response.js';
import type { SamlPerson } from '../saml/attributes.js';
import type { VerifiedSignIn } from './verify-code.js';

/** Opens the account behind an accepted SAML response, or makes one. Nothing in here gives a staff role. */
@Injectable()
export class SignInBySaml {
  constructor(
    private readonly database: Database,
    private readonly transactions: Transactions,
    private readonly outbox: Outbox,
    private readonly audit: AuditSink,
    private readonly clock: Clock,
  ) {}

  /** @throws identity.account-disabled */
  execute(accepted: AcceptedResponse): Promise<VerifiedSignIn> {
    const { person, provider } = accepted;
    const keys = keysOf(person);
    return this.transactions.run(async () => {
      await this.lock(provider.entityId, keys);
      const resolution = resolveAccount(person, await this.knownKeys(provider.entityId, keys), this.clock.now());
      await this.database.query(`update identity.sign_in set state = 'retired' where id = any($1::uuid[])`, [
        resolution.retire,
      ]);
      const isKnown = resolution.kind === 'known';
      const personId = isKnown ? (resolution.personId as PersonId) : await this.register(person, accepted);
      if (isKnown) await this.refuseDisabled(personId);
      for (const type of isKnown ? resolution.add : keys.keys()) {
        await this.addKey(personId, provider.entityId, type, keys.get(type) ?? '', person);
      }
      if (isKnown) await this.requalify(resolution.requalify, person);
      await this.refresh(personId, accepted);
      await this.endEarlierSession(accepted.exchange.requestId);
      return this.finish(personId, provider.entityId, keys);
    });
  }

  /** Two first sign-ins of one person at the same moment, or one while staff enter the person, must not make two persons. */
  private async lock(entityId: string, keys: ReadonlyMap<KeyType, string>): Promise<void> {
    for (const key of [...keys.values()].sort()) {
      await this.database.query('select pg_advisory_xact_lock(hashtext($1))', [`register ${entityId} ${key}`]);
    }
  }

  /** Holds the person's row as well, so that two sign-ins of one person by different keys come one after the other. */
  private async refuseDisabled(personId: PersonId): Promise<void> {
    const person = await this.database.one<{ state: string }>(
      'select state from identity.person where id = $1 for no key update',
      [personId],
    );
    if (person?.state !== 'active') throw new DomainError(IdentityError.accountDisabled);
  }

  private knownKeys(entityId: string, keys: ReadonlyMap<KeyType, string>): Promise<KnownKey[]> {
    return this.database.query<KnownKey>(
      `select k.id, k.person_id as "personId", k.key_type as "keyType", k.key, k.qualifier,
         coalesce(k.last_used_at, k.verified_at, p.created_at) as "lastUsedAt"
       from identity.sign_in k join identity.person p on p.id = k.person_id
       where k.kind = 'saml' and k.provider = $1 and k.state = 'active' and k.person_id in (
         select s.person_id from identity.sign_in s
         join unnest($2::text[], $3::text[]) as presented (key_type, key) on presented.key_type = s.key_type and presented.key = s.key
         where s.kind = 'saml' and s.provider = $1 and s.state = 'active')
       order by k.id`,
      [entityId, [...keys.keys()], [...keys.values()]],
    );
  }

  private async register(person: SamlPerson, accepted: AcceptedResponse): Promise<PersonId> {
    const now = this.clock.now();
    const personId = newId<'person'>(now.getTime());
    const preferred = person.preferredLanguage?.slice(0, 2).toLowerCase();
    await this.database.query(
      `insert into identity.person (id, display_name, language, state, created_at) values ($1, $2, $3, 'active', $4)`,
      [personId, person.displayName, isLanguage(preferred) ? preferred : accepted.exchange.language, now],
    );
    await this.outbox.record(PersonRegistered, {
      subject: { kind: 'person', id: personId, version: 1 },
      organisationId: accepted.provider.organisationId,
      data: { personId, by: 'saml' },
    });
    return personId;
  }

  private async addKey(
    personId: PersonId,
    entityId: string,
    type: KeyType,
    key: string,
    person: SamlPerson,
  ): Promise<void> {
    await this.database.query(
      `insert into identity.sign_in (id, person_id, kind, provider, key_type, key, qualifier, verified_at) values ($1, $2, 'saml', $3, $4, $5, $6, $7)`,
      [
        newId(this.clock.nowMs()),
        personId,
        entityId,
        type,
        key,
        type === 'eppn' ? (person.eppnTimestamp ?? null) : null,
        this.clock.now(),
      ],
    );
  }

  private async requalify(ids: readonly string[], person: SamlPerson): Promise<void> {
    if (ids.length === 0) return;
    await this.database.query(
      'update identity.sign_in set qualifier = $2, verified_at = $3 where id = any($1::uuid[])',
      [ids, person.eppnTimestamp, this.clock.now()],
    );
  }

  /** Name, address and affiliation follow the university (Haka: "updating user information must rely on attributes"). */
  private async refresh(personId: PersonId, { person, provider }: AcceptedResponse): Promise<void> {
    const now = this.clock.now();
    await this.database.query(
      'update identity.person set display_name = $2, version = version + 1 where id = $1 and display_name <> $2',
      [personId, person.displayName],
    );
    await this.refreshAddress(personId, person.mails);
    await this.database.query('delete from identity.affiliation where person_id = $1 and organisation_id = $2', [
      personId,
      provider.organisationId,
    ]);
    await this.database.query(
      `insert into identity.affiliation (person_id, organisation_id, affiliation, seen_at) select $1, $2, value, $4 from unnest($3::text[]) as value`,
      [personId, provider.organisationId, person.affiliations, now],
    );
  }

  /** The primary address stays as long as the university still names it; then the first one it names follows. */
  private async refreshAddress(personId: PersonId, mails: readonly string[]): Promise<void> {
    const [mail] = mails;
    if (!mail) return;
    const now = this.clock.now();
    const keys = mails.map(addressKey);
    await this.database.query(
      'update identity.contact_address set is_primary = false where person_id = $1 and is_primary and address_key <> all($2::text[])',
      [personId, keys],
    );
    await this.database.query(
      'update identity.contact_address set verified_at = $3 where person_id = $1 and address_key = any($2::text[])',
      [personId, keys, now],
    );
    await this.database.query(
      `insert into identity.contact_address (id, person_id, address, address_key, verified_at, is_primary)
       select $5, $1, $2, $3, $4, true where not exists (select 1 from identity.contact_address where person_id = $1 and is_primary)
       on conflict (person_id, address_key) do update set is_primary = true, left_at = null`,
      [personId, mail, addressKey(mail), now, newId(now.getTime())],
    );
  }

  /** The answer comes cross-site, without the cookie of a session that this browser has: the login guard noted which one it leaves. */
  private async endEarlierSession(requestId: string): Promise<void> {
    await this.database.query(
      `update identity.session set ended_at = $2 where ended_at is null and data->>'leavingFor' = $1`,
      [requestId, this.clock.now()],
    );
  }

  private async finish(
    personId: PersonId,
    entityId: string,
    keys: ReadonlyMap<KeyType, string>,
  ): Promise<VerifiedSignIn> {
    const used = await this.database.query<{ id: string; type: string }>(
      `update identity.sign_in s set last_used_at = $5, verified_at = coalesce(s.verified_at, $5)
       from unnest($2::text[], $3::text[]) as presented (key_type, key)
       where s.kind = 'saml' and s.provider = $1 and s.key_type = presented.key_type and s.key = presented.key and s.person_id = $4
         and s.state = 'active' returning s.id, s.key_type as type`,
      [entityId, [...keys.keys()], [...keys.values()], personId, this.clock.now()],
    );
    const [strongest] = keys.keys();
    const signInId = used.find(({ type }) => type === strongest)?.id ?? '';
    await this.audit.record({
      actor: { kind: 'person', personId },
      action: 'identity.sign-in',
      subject: { kind: 'sign-in', id: signInId },
      details: { by: 'saml' },
    });
    return { personId, signInId };
  }
}
