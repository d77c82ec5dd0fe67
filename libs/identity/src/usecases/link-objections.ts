import { Injectable } from '@nestjs/common';
import { DomainError, type PersonId } from '#platform/kernel';
import { type Objection, objectionTo } from '../domain/account-link.js';
import { IdentityError } from '../errors.js';
import { AccountLinks } from '../persistence/account-links.js';
import { SignInWays } from '../persistence/sign-in-ways.js';
import { HoldsRole } from '../queries/holds-role.js';
import { OngoingMatters } from '../queries/ongoing-matters.js';

const FAULTS = {
  staff: IdentityError.staffWays,
  'staff-there': IdentityError.staffAccount,
  'one-university': IdentityError.oneUniversity,
  awaited: IdentityError.accountAwaited,
  'linked-there': IdentityError.accountKeepsLink,
} as const satisfies Record<Objection, unknown>;

/** Finds out what speaks against linking two accounts. */
@Injectable()
export class LinkObjections {
  constructor(
    private readonly ways: SignInWays,
    private readonly holdsRole: HoldsRole,
    private readonly matters: OngoingMatters,
    private readonly links: AccountLinks,
  ) {}

  /** @throws identity.staff-ways, identity.staff-account, identity.one-university, identity.account-awaited, identity.account-keeps-link */
  async refuse(kept: PersonId, other: PersonId): Promise<void> {
    const objection = objectionTo({
      keptHasRole: await this.holdsRole.of(kept),
      otherHasRole: await this.holdsRole.of(other),
      keptProviders: await this.providersOf(kept),
      otherProviders: await this.providersOf(other),
      otherIsAwaited: await this.matters.waitFor(other),
      otherKeepsLink: (await this.links.undoable(other)).length > 0,
    });
    if (objection) throw new DomainError(FAULTS[objection]);
  }

  private async providersOf(person: PersonId): Promise<string[]> {
    return (await this.ways.of(person)).flatMap(({ kind, provider }) => (kind === 'university' ? [provider] : []));
  }
}
