import { Injectable } from '@nestjs/common';
import { AuditSink, Database, Outbox, Transactions } from '#platform';
import { Clock, DomainError, newId, type PersonId } from '#platform/kernel';
import type { SignedIn } from '../domain/scope.js';
import { IdentityError } from '../errors.js';
import { SignInWaysChanged } from '../facts/index.js';
import { ContactAddresses } from '../persistence/contact-addresses.js';
import { HoldsRole } from '../queries/holds-role.js';
import { type ProvedAddress, TakeCode } from './take-code.js';

/** Lets an address open the account of who is signed in: the session proves the one side, the code from the mailbox the other. */
@Injectable()
export class AddAddress {
  constructor(
    private readonly database: Database,
    private readonly transactions: Transactions,
    private readonly takeCode: TakeCode,
    private readonly contacts: ContactAddresses,
    private readonly holdsRole: HoldsRole,
    private readonly outbox: Outbox,
    private readonly audit: AuditSink,
    private readonly clock: Clock,
  ) {}

  /**
   * `session` is the id of the session that asked for the code.
   * @throws identity.code-not-asked, identity.code-expired, identity.code-exhausted, identity.code-wrong, identity.staff-ways,
   * identity.address-elsewhere
   */
  async execute(
    { code, session }: { readonly code: string; readonly session: string },
    actor: SignedIn,
  ): Promise<void> {
    const { personId } = actor;
    // The fault leaves the transaction before it is thrown: a wrong try must stay counted, a right code is used up.
    const fault = await this.transactions.run(async () => {
      const proved = await this.takeCode.execute({ code, browser: session, addsTo: personId });
      return proved instanceof DomainError ? proved : this.add(personId, proved);
    });
    if (fault) throw fault;
  }

  private async add(personId: PersonId, { address, addressKey }: ProvedAddress): Promise<DomainError | undefined> {
    // Staff who enter this address at this moment, and others who prove it, come one after the other.
    await this.database.query('select pg_advisory_xact_lock(hashtext($1))', [`register email ${addressKey}`]);
    await this.database.query('select 1 from identity.person where id = $1 for update', [personId]);
    if (await this.holdsRole.of(personId)) return new DomainError(IdentityError.staffWays);
    const known = await this.database.one<{ person_id: PersonId }>(
      `select person_id from identity.sign_in where kind = 'email' and key = $1 and state = 'active'`,
      [addressKey],
    );
    if (known?.person_id === personId) return undefined;
    if (known) return new DomainError(IdentityError.addressElsewhere);
    await this.open(personId, address, addressKey);
    return undefined;
  }

  private async open(personId: PersonId, address: string, key: string): Promise<void> {
    const now = this.clock.now();
    const id = newId<'sign-in'>(now.getTime());
    const contactIds = await this.contacts.idsOf(personId);
    await this.database.query(
      `insert into identity.sign_in (id, person_id, kind, provider, key_type, key, verified_at) values ($1, $2, 'email', 'email', 'address', $3, $4)`,
      [id, personId, key, now],
    );
    await this.contacts.keep(personId, address, key);
    await this.outbox.record(SignInWaysChanged, {
      subject: { kind: 'sign-in', id, version: 1 },
      data: { personId, change: 'added', contactIds },
    });
    await this.audit.record({
      actor: { kind: 'person', personId },
      action: 'identity.add-address',
      subject: { kind: 'sign-in', id },
    });
  }
}
