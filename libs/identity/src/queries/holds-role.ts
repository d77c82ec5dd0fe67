import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import { Clock, type PersonId } from '#platform/kernel';

/** Who works for the programme. */
@Injectable()
export class HoldsRole {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** True with a staff role that is in force or will be. */
  async of(person: PersonId): Promise<boolean> {
    const grant = await this.database.one(
      `select 1 from identity.role_grant where person_id = $1 and revoked_at is null and (valid_to is null or valid_to > $2) limit 1`,
      [person, this.clock.now()],
    );
    return grant !== undefined;
  }
}
