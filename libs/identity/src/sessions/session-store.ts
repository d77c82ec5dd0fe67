import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import session from 'express-session';
import { Database } from '#platform';
import { Clock, HOUR, type PersonId } from '#platform/kernel';

declare module 'express-session' {
  interface SessionData {
    personId?: PersonId;
    signInId?: string;
    provider?: string;
    nameId?: string;
    nameIdFormat?: string;
    nameQualifier?: string;
    spNameQualifier?: string;
    sessionIndex?: string;
    /** ISO instant. */
    signedInAt?: string;
    /** Id of the SAML request that was sent from this session; its answer ends it. */
    leavingFor?: string;
  }
}

/** A session ends so long after its last use; issue "identity" refines this per role. */
export const IDLE_LIMIT = 8 * HOUR;

/** The cookie's value never reaches the database: who reads a copy of the table cannot take over a session. */
export function sessionIdHash(id: string): string {
  return createHash('sha256').update(id).digest('hex');
}

/** express-session's store over identity.session. */
@Injectable()
export class SessionStore extends session.Store {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {
    super();
  }

  override get(id: string, callback: (error: unknown, data?: session.SessionData | null) => void): void {
    this.database
      .one<{ data: session.SessionData }>(
        'select data from identity.session where id_hash = $1 and ended_at is null and expires_at > $2',
        [sessionIdHash(id), this.clock.now()],
      )
      .then((row) => callback(null, row?.data ?? null), callback);
  }

  override set(id: string, data: session.SessionData, callback: (error?: unknown) => void = () => undefined): void {
    const now = this.clock.now();
    this.database
      .query(
        `insert into identity.session (id_hash, person_id, sign_in_id, provider, name_id, session_index, data, created_at, seen_at, expires_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $8, $9)
         on conflict (id_hash) do update set data = excluded.data, seen_at = excluded.seen_at, expires_at = excluded.expires_at
         where identity.session.ended_at is null`,
        [
          sessionIdHash(id),
          data.personId ?? null,
          data.signInId ?? null,
          data.provider ?? null,
          data.nameId ?? null,
          data.sessionIndex ?? null,
          JSON.stringify(data),
          now,
          new Date(now.getTime() + IDLE_LIMIT),
        ],
      )
      .then(() => callback(), callback);
  }

  override destroy(id: string, callback: (error?: unknown) => void = () => undefined): void {
    this.database
      .query('update identity.session set ended_at = $2 where id_hash = $1 and ended_at is null', [
        sessionIdHash(id),
        this.clock.now(),
      ])
      .then(() => callback(), callback);
  }

  override touch(id: string, _data: session.SessionData, callback: (error?: unknown) => void = () => undefined): void {
    const now = this.clock.now();
    this.database
      // Once a minute is enough: a write per request would cost more than it tells.
      .query(
        `update identity.session set seen_at = $2, expires_at = $3 where id_hash = $1 and ended_at is null and seen_at < $2::timestamptz - interval '1 minute'`,
        [sessionIdHash(id), now, new Date(now.getTime() + IDLE_LIMIT)],
      )
      .then(() => callback(), callback);
  }
}
