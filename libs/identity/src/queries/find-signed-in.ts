import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import { Clock, type Language, type PersonId } from '#platform/kernel';
import { isStaffRole } from '../domain/permissions.js';
import type { Grant, SignedIn } from '../domain/scope.js';
import { liveGrant } from '../persistence/live-grant.js';

interface Row {
  display_name: string;
  language: Language;
  grants: { role: string; organisationId: Grant['organisationId']; programmeId: Grant['programmeId'] }[] | null;
}

@Injectable()
export class FindSignedIn {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** An active person with the grants that are live now; undefined for disabled and erased ones. */
  async execute(personId: PersonId, signedInAt: Date): Promise<SignedIn | undefined> {
    const row = await this.database.one<Row>(
      `select p.display_name, p.language,
         (select jsonb_agg(jsonb_build_object('role', g.role, 'organisationId', g.organisation_id, 'programmeId', g.programme_id) order by g.id)
          from identity.role_grant g
          where g.person_id = p.id and ${liveGrant('$2')}) as grants
       from identity.person p where p.id = $1 and p.state = 'active'`,
      [personId, this.clock.now()],
    );
    if (!row) return undefined;
    const grants = (row.grants ?? []).flatMap((grant) =>
      isStaffRole(grant.role) ? [{ ...grant, role: grant.role }] : [],
    );
    return { personId, displayName: row.display_name, language: row.language, grants, signedInAt };
  }
}
