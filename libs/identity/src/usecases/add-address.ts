import { Injectable } from '@nestjs/common';
import { AuditSink, Database, Outbox, Transactions } from '#platform';
import { Clock, DomainError, newId, type PersonId } from '#platform/kernel';
import type { SignedIn } from '../domain/scope.js';
import { IdentityError } from '../errors.js';
import { SignInWaysChanged } from '../facts/index.js';
import { ContactAddresses } from '../persistence/contact-addresses.js';
import { HoldsRole } from '../queries/holds-role.js';
import { AskToLink } from './ask-to-link.js';
import { type ProvedAddress, TakeCode } from './take-code.js';

/** `opens-other`: the address opens another account, which may now be linked to this one. */
export type AddressOutcome = 'added' | 'opens-other';

/** Lets an address open the account of who is signed in: the session proves the one side, the code from the mailbox the other. */
@Injectable()
export class AddAddress {
  constructor(
    private readonly database: Database,
    private readonly transactions: Transactions,
    private readonly takeCode: TakeCode,
    private readonly contacts: ContactAddresses,
    private readonly holdsRole: HoldsRole,
    private readonly askToLink: AskToLink,
    private readonly outbox: Outbox,
    private readonly audit: AuditSink,
    private readonly clock: Clock,
  ) {}

  /**
   * `session` is the id of the session that asked for the code.
   * @throws identity.code-not-asked, identity.code-expired, identity.code-exhausted, identity.code-wrong, identity.staff-ways,
   * identity.account-disabled when the address opens an account that is closed
   */
  async execute(
    { code, session }: { readonly code: string; readonly session: string },
    { personId }: SignedIn,
  ): Promise<AddressOutcome> {
    // A fault leaves the transaction before it is thrown: a wrong try must stay counted, a right code is used up.
    const outcome = await this.transactions.run(async () => {
      const proved = await this.takeCode.execute({ code, browser: session, addsTo: personId });
      return proved instanceof DomainError ? proved : this.add(personId, session, proved);
    });
    if (outcome instanceof DomainError) throw outcome;
    return outcome;
  }

  private async add(
    personId: PersonId,
    session: string,
    { address, addressKey }: ProvedAddress,
  ): Promise<AddressOutcome | DomainError> {
    // Staff who enter this address at this moment, and others who prove it, come one after the other.
    await this.database.query('select pg_advisory_xact_lock(hashtext($1))', [`register email ${addressKey}`]);
    await this.database.query('select 1 from identity.person where id = $1 for update', [personId]);
    if (await this.holdsRole.of(personId)) return new DomainError(IdentityError.staffWays);
    const known = await this.database.one<{ person_id: PersonId; state: string }>(
      `select s.person_id, p.state from identity.sign_in s join identity.person p on p.id = s.person_id
       where s.kind = 'email' and s.key = $1 and s.state = 'active'`,
      [addressKey],
    );
    if (!known) await this.open(personId, address, addressKey);
    if (!known || known.person_id === personId) return 'added';
    if (known.state !== 'active') return new DomainError(IdentityError.accountDisabled);
    await this.askToLink.execute({ personId }, session, known.person_id);
    return 'opens-other';
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
