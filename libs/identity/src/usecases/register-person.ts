import { Injectable } from '@nestjs/common';
import { type Actor, AuditSink, Database, Outbox, Transactions } from '#platform';
import { Clock, DomainError, type Language, newId, type PersonId } from '#platform/kernel';
import { addressKey, requireAddress } from '../domain/email-address.js';
import { IdentityError } from '../errors.js';
import { PersonRegistered } from '../facts/index.js';

export interface InvitedPerson {
  readonly displayName: string;
  readonly address: string;
  readonly language: Language;
}

/** Makes accounts for people whom staff know before they sign in for the first time. */
@Injectable()
export class RegisterPerson {
  constructor(
    private readonly database: Database,
    private readonly transactions: Transactions,
    private readonly outbox: Outbox,
    private readonly audit: AuditSink,
    private readonly clock: Clock,
  ) {}

  /** A person who signs in with a code by mail. The one who already has this address stays as is. @throws identity.unfit-address */
  async byAddress(
    invited: InvitedPerson,
    actor: Actor,
  ): Promise<{ readonly personId: PersonId; readonly isNew: boolean }> {
    const address = requireAddress(invited.address);
    return this.register(
      'email',
      'email',
      'address',
      addressKey(address),
      invited.displayName,
      invited.language,
      actor,
      address,
    );
  }

  /** A person of a university, by eppn; found again at the first sign-in there. @throws identity.unknown-organisation */
  async byEppn(eppn: string, actor: Actor): Promise<PersonId> {
    const key = eppn.trim().toLowerCase();
    const provider = await this.database.one<{ entity_id: string }>(
      `select entity_id from identity.identity_provider where enabled and $1 = any(scopes)`,
      [key.slice(key.lastIndexOf('@') + 1)],
    );
    if (!provider)
      throw new DomainError(IdentityError.unknownOrganisation, { name: key.slice(key.lastIndexOf('@') + 1) });
    return (await this.register('saml', provider.entity_id, 'eppn', key, key, 'en', actor)).personId;
  }

  private register(
    kind: 'saml' | 'email',
    provider: string,
    keyType: 'eppn' | 'address',
    key: string,
    displayName: string,
    language: Language,
    actor: Actor,
    address?: string,
  ): Promise<{ personId: PersonId; isNew: boolean }> {
    return this.transactions.run(async () => {
      await this.database.query('select pg_advisory_xact_lock(hashtext($1))', [`register ${provider} ${key}`]);
      const known = await this.database.one<{ person_id: PersonId }>(
        `select person_id from identity.sign_in where kind = $1 and provider = $2 and key_type = $3 and key = $4 and state = 'active'`,
        [kind, provider, keyType, key],
      );
      if (known) return { personId: known.person_id, isNew: false };
      const now = this.clock.now();
      const personId = newId<'person'>(now.getTime());
      await this.database.query(
        `insert into identity.person (id, display_name, language, state, created_at) values ($1, $2, $3, 'active', $4)`,
        [personId, displayName, language, now],
      );
      await this.database.query(
        `insert into identity.sign_in (id, person_id, kind, provider, key_type, key) values ($1, $2, $3, $4, $5, $6)`,
        [newId(now.getTime()), personId, kind, provider, keyType, key],
      );
      if (address) {
        await this.database.query(
          `insert into identity.contact_address (person_id, address, address_key, is_primary) values ($1, $2, $3, true)`,
          [personId, address, key],
        );
      }
      await this.audit.record({ actor, action: 'identity.register-person', subject: { kind: 'person', id: personId } });
      await this.outbox.record(PersonRegistered, {
        subject: { kind: 'person', id: personId, version: 1 },
        data: { personId, by: 'staff' },
      });
      return { personId, isNew: true };
    });
  }
}
