import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import { DomainError, type Language } from '#platform/kernel';
import { addressKey, requireAddress } from '../domain/email-address.js';
import type { SignedIn } from '../domain/scope.js';
import { IdentityError } from '../errors.js';
import { HoldsRole } from '../queries/holds-role.js';
import { RequestCode } from './request-code.js';

export interface AddressToAdd {
  readonly address: string;
  readonly language: Language;
  /** Id of the session that asks; only there the code will work. */
  readonly session: string;
  /** The network address that asks. */
  readonly source: string;
}

/** Sends a code to an address that is to open the reader's account. Whether it opens another one is not told before the code is here. */
@Injectable()
export class AskToAddAddress {
  constructor(
    private readonly database: Database,
    private readonly requestCode: RequestCode,
    private readonly holdsRole: HoldsRole,
  ) {}

  /** @throws identity.unfit-address, identity.own-address, identity.staff-ways, identity.too-many-codes */
  async execute(command: AddressToAdd, { personId }: SignedIn): Promise<void> {
    const address = requireAddress(command.address);
    if (await this.holdsRole.of(personId)) throw new DomainError(IdentityError.staffWays);
    const own = await this.database.one(
      `select 1 from identity.sign_in where person_id = $1 and kind = 'email' and state = 'active' and key = $2`,
      [personId, addressKey(address)],
    );
    if (own) throw new DomainError(IdentityError.ownAddress);
    const { language, session: browser, source } = command;
    await this.requestCode.execute({ address, language, browser, source, addsTo: personId });
  }
}
