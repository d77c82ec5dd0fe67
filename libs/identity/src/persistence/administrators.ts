import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import { Clock, DomainError } from '#platform/kernel';
import { IdentityError } from '../errors.js';
import { liveGrant } from './live-grant.js';

interface EverywhereGrant {
  readonly grantId: string;
  readonly personId: string;
  readonly validTo: Date | null;
}

/** Who can give every role everywhere. One of them must always be left, or nobody could let anybody in. */
@Injectable()
export class Administrators {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Holds their grants until the end of the transaction, so that two who take each other's come one after the other, and asks for one that is left
   * and lasts at least as long as what is taken. Call it before any other row is held. @throws identity.last-administrator
   */
  async requireOneBeside(taken: (grant: EverywhereGrant) => boolean): Promise<void> {
    const all = await this.hold();
    const going = all.filter(taken);
    const staying = all.filter((grant) => !taken(grant));
    const isCovered = ({ validTo }: EverywhereGrant) =>
      staying.some((left) => left.validTo === null || (validTo !== null && left.validTo >= validTo));
    if (!going.every(isCovered)) throw new DomainError(IdentityError.lastAdministrator);
  }

  private hold(): Promise<EverywhereGrant[]> {
    return this.database.query(
      `select g.id as "grantId", g.person_id as "personId", g.valid_to as "validTo" from identity.role_grant g
       join identity.person p on p.id = g.person_id and p.state = 'active'
       where g.role = 'administrator' and g.organisation_id is null and g.programme_id is null and ${liveGrant('$1')}
       order by g.id for update of g, p`,
      [this.clock.now()],
    );
  }
}
