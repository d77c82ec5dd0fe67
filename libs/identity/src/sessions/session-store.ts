import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import session from 'express-session';
import { Database } from '#platform';
import { Clock, type PersonId, SECOND } from '#platform/kernel';
import type { Agent } from '../domain/agent.js';
import { LIMITS } from '../domain/session-limits.js';
import { liveSession } from './live-session.js';

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
    agent?: Agent;
    /** ISO instant. */
    signedInAt?: string;
    /** What the person might do when this id was given, see `renewSession`. */
    rights?: string;
    /** Id of the SAML request that was sent from this session; its answer ends it. */
    leavingFor?: string;
  }
}

/** So long requests that a page has sent already may take. */
const ON_ITS_WAY = 15 * SECOND;

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
    this.find(id).then((data) => callback(null, data), callback);
  }

  /** One that is over ends for good when it is asked for: a role that ends later must not wake it. */
  private async find(id: string): Promise<session.SessionData | null> {
    const parameters: unknown[] = [sessionIdHash(id)];
    const row = await this.database.one<{ data: session.SessionData; live: boolean }>(
      `select data, ${liveSession(this.clock.now(), parameters)} as live from identity.session s where id_hash = $1 and ended_at is null`,
      parameters,
    );
    if (!row?.live && row) await this.end(id);
    return row?.live ? row.data : null;
  }

  override set(id: string, data: session.SessionData, callback: (error?: unknown) => void = () => undefined): void {
    const now = this.clock.now();
    this.database
      .query(
        `insert into identity.session (id_hash, person_id, sign_in_id, provider, name_id, session_index, data, created_at, seen_at, expires_at, browser, system)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $12, $9, $10, $11)
         on conflict (id_hash) do update set data = excluded.data, seen_at = excluded.seen_at, expires_at = excluded.expires_at
         where identity.session.ended_at is null and identity.session.replaced_at is null`,
        [
          sessionIdHash(id),
          data.personId ?? null,
          data.signInId ?? null,
          data.provider ?? null,
          data.nameId ?? null,
          data.sessionIndex ?? null,
          JSON.stringify(data),
          data.signedInAt ? new Date(data.signedInAt) : now,
          new Date(now.getTime() + LIMITS.idle),
          data.agent?.browser ?? null,
          data.agent?.system ?? null,
          now,
        ],
      )
      .then(() => callback(), callback);
  }

  override destroy(id: string, callback: (error?: unknown) => void = () => undefined): void {
    this.end(id).then(() => callback(), callback);
  }

  private async end(id: string): Promise<void> {
    await this.database.query('update identity.session set ended_at = $2 where id_hash = $1 and ended_at is null', [
      sessionIdHash(id),
      this.clock.now(),
    ]);
  }

  /** The id opens nothing any more but what is on its way. False when another request was first. */
  async replace(id: string): Promise<boolean> {
    const now = this.clock.now();
    const replaced = await this.database.query(
      `update identity.session set replaced_at = $2, expires_at = $3 where id_hash = $1 and ended_at is null and replaced_at is null returning id`,
      [sessionIdHash(id), now, new Date(now.getTime() + ON_ITS_WAY)],
    );
    return replaced.length > 0;
  }

  override touch(id: string, _data: session.SessionData, callback: (error?: unknown) => void = () => undefined): void {
    const now = this.clock.now();
    this.database
      // Once a minute is enough: a write per request would cost more than it tells.
      .query(
        `update identity.session set seen_at = $2, expires_at = $3 where id_hash = $1 and ended_at is null and replaced_at is null and seen_at < $2::timestamptz - interval '1 minute'`,
        [sessionIdHash(id), now, new Date(now.getTime() + LIMITS.idle)],
      )
      .then(() => callback(), callback);
  }
}
