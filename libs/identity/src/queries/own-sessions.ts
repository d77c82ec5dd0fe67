import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import { Clock, type PersonId } from '#platform/kernel';
import { liveSession } from '../sessions/live-session.js';
import { sessionIdHash } from '../sessions/session-store.js';

export interface OwnSession {
  readonly id: string;
  readonly isThisOne: boolean;
  readonly signedInBy: 'university' | 'code';
  readonly browser: string | null;
  readonly system: string | null;
  readonly startedAt: Date;
  readonly lastUsedAt: Date;
}

/** Where a person is signed in. */
@Injectable()
export class OwnSessions {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** The one that asks first, then by last use. `current` is the id in its cookie. */
  of(personId: PersonId, current: string): Promise<OwnSession[]> {
    const parameters: unknown[] = [personId, sessionIdHash(current)];
    return this.database.query(
      `select id, id_hash = $2 as "isThisOne", case when provider = 'email' then 'code' else 'university' end as "signedInBy", browser, system,
         created_at as "startedAt", seen_at as "lastUsedAt"
       from identity.session s where person_id = $1 and s.replaced_at is null and ${liveSession(this.clock.now(), parameters)}
       order by id_hash = $2 desc, seen_at desc, id`,
      parameters,
    );
  }
}
