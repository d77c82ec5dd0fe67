import { Injectable } from '@nestjs/common';
import { Transactions } from '#platform';
import type { Language } from '#platform/kernel';
import type { SignedIn } from '../domain/scope.js';
import { type GivenRole, GiveRole } from './give-role.js';
import { RegisterPerson } from './register-person.js';

export interface InvitedStaff extends GivenRole {
  readonly displayName: string;
  /** Where the invitation goes; without a university account also how they sign in. */
  readonly address: string;
  /** Their university account (eduPersonPrincipalName), when they sign in through their university. */
  readonly eppn: string | undefined;
  readonly language: Language;
}

/** Gives a role to somebody who may not have an account yet. The mail that tells them is sent once the role counts. */
@Injectable()
export class InviteStaff {
  constructor(
    private readonly registerPerson: RegisterPerson,
    private readonly giveRole: GiveRole,
    private readonly transactions: Transactions,
  ) {}

  /** @throws identity.unfit-address, identity.unknown-organisation, what GiveRole throws */
  execute(invited: InvitedStaff, staff: SignedIn): Promise<void> {
    return this.transactions.run(async () => {
      await this.giveRole.check(invited, staff);
      const actor = { kind: 'person', personId: staff.personId } as const;
      const personId = invited.eppn
        ? await this.registerPerson.byEppn(invited.eppn, actor, invited)
        : (await this.registerPerson.byAddress(invited, actor)).personId;
      await this.giveRole.execute(personId, invited, staff);
    });
  }
}
