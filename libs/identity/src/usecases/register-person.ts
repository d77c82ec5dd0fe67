import { Injectable } from '@nestjs/common';
import { type Actor, AuditSink, Database, Outbox, Transactions } from '#platform';
import { Clock, DomainError, type Language, newId, type PersonId } from '#platform/kernel';
import { addressKey, requireAddress } from '../domain/email-address.js';
import { IdentityError } from '../errors.js';
import { PersonRegistered } from '../facts/index.js';
import { IdentityProviders } from '../saml/providers.js';

export interface InvitedPerson {
  readonly displayName: string;
  readonly address: string;
  readonly language: Language;
}

interface Account {
  readonly kind: 'saml' | 'email';
  readonly provider: string;
  readonly keyType: 'eppn' | 'address';
  readonly key: string;
}

/** Makes accounts for people whom staff know before they sign in for the first time. */
@Injectable()
export class RegisterPerson {
  constructor(
    private readonly database: Database,
    private readonly providers: IdentityProviders,
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
    const account = { kind: 'email', provider: 'email', keyType: 'address', key: addressKey(address) } as const;
    return this.register(account, { ...invited, address }, actor);
  }

  /**
   * A person of a university, by eppn; found again at the first sign-in there, which also brings the name. `known` is what whoever invites knows.
   * @throws identity.unknown-organisation when no trusted provider has the scope, identity.unfit-address
   */
  async byEppn(eppn: string, actor: Actor, known?: InvitedPerson): Promise<PersonId> {
    const key = eppn.trim().toLowerCase();
    const scope = key.slice(key.lastIndexOf('@') + 1);
    const provider = (await this.providers.list()).find(({ scopes }) => scopes.includes(scope));
    if (!provider) throw new DomainError(IdentityError.unknownOrganisation, { name: scope });
    const account = { kind: 'saml', provider: provider.entityId, keyType: 'eppn', key } as const;
    const person = known
      ? { ...known, address: requireAddress(known.address) }
      : { displayName: key, language: 'en' as const };
    return (await this.register(account, person, actor)).personId;
  }

  private register(
    { kind, provider, keyType, key }: Account,
    { displayName, language, address }: Omit<InvitedPerson, 'address'> & { readonly address?: string },
    actor: Actor,
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
          `insert into identity.contact_address (id, person_id, address, address_key, is_primary) values ($1, $2, $3, $4, true)`,
          [newId(now.getTime()), personId, address, addressKey(address)],
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
