import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import { Clock } from '#platform/kernel';
import { liveGrant } from './live-grant.js';

/** Who can give every role everywhere. One of them must always be left, or nobody could let anybody in. */
@Injectable()
export class Administrators {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Their grants, held until the end of the transaction, so that two who take each other's come one after the other. */
  hold(): Promise<{ readonly grantId: string; readonly personId: string }[]> {
    return this.database.query(
      `select g.id as "grantId", g.person_id as "personId" from identity.role_grant g
       join identity.person p on p.id = g.person_id and p.state = 'active'
       where g.role = 'administrator' and g.organisation_id is null and g.programme_id is null and ${liveGrant('$1')}
       order by g.id for update of g, p`,
      [this.clock.now()],
    );
  }
}
