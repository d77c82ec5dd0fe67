import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import { Clock, type Id, newId, type PersonId } from '#platform/kernel';
import { LINK_WINDOW, undoableSince } from '../domain/account-link.js';
import { CLOCK_SKEW } from '../saml/response-policy.js';
import { sessionIdHash } from '../sessions/session-store.js';

export type LinkId = Id<'account-link'>;

export interface AskedLink {
  readonly id: LinkId;
  /** Undefined until the other account is proved. */
  readonly otherPersonId: PersonId | null;
}

export interface ConfirmedLink {
  readonly id: LinkId;
  readonly otherPersonId: PersonId;
  readonly confirmedAt: Date;
  readonly movedSignInIds: readonly string[];
  readonly movedContactIds: readonly string[];
}

const CONFIRMED = `select id, other_person_id as "otherPersonId", confirmed_at as "confirmedAt", moved_sign_in_ids as "movedSignInIds",
  moved_contact_ids as "movedContactIds" from identity.account_link where confirmed_at is not null and undone_at is null`;

/** Links of two accounts: asked for in one session and confirmed there, within ten minutes; then in force until they are undone. */
@Injectable()
export class AccountLinks {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Begins one; an earlier one of the session that was not confirmed is void. `other` when it is proved by what was just done. */
  async ask(kept: PersonId, session: string, other?: PersonId): Promise<LinkId> {
    const now = this.clock.now();
    const id = newId<'account-link'>(now.getTime());
    await this.database.query(
      `insert into identity.account_link (id, kept_person_id, other_person_id, session_hash, asked_at, proved_at)
       values ($1, $2, $3::uuid, $4, $5, case when $3::uuid is null then null else $5::timestamptz end)`,
      [id, kept, other ?? null, sessionIdHash(session), now],
    );
    return id;
  }

  /** The newest that this session of this person asked for, while it may still be confirmed. */
  async asked(kept: PersonId, session: string): Promise<AskedLink | undefined> {
    return this.database.one<AskedLink>(
      `select id, other_person_id as "otherPersonId" from (
         select * from identity.account_link where session_hash = $2 and kept_person_id = $1 order by asked_at desc, id desc limit 1 for update
       ) as newest where asked_at > $3 and confirmed_at is null`,
      [kept, sessionIdHash(session), this.openSince()],
    );
  }

  /** Notes the account that somebody has proved to hold. Answers whose link it is; undefined when it took too long, was proved before, or by a sign-in from before it was asked for. */
  async prove(
    id: string,
    other: PersonId,
    authenticatedAt: Date,
  ): Promise<{ readonly keptPersonId: PersonId } | undefined> {
    return this.database.one(
      `update identity.account_link set other_person_id = $2, proved_at = $3
       where id = $1 and other_person_id is null and asked_at > $4 and kept_person_id <> $2 and asked_at <= $5 returning kept_person_id as "keptPersonId"`,
      [id, other, this.clock.now(), this.openSince(), new Date(authenticatedAt.getTime() + CLOCK_SKEW)],
    );
  }

  async confirm(id: string, signInIds: readonly string[], contactIds: readonly string[]): Promise<void> {
    await this.database.query(
      'update identity.account_link set confirmed_at = $2, moved_sign_in_ids = $3, moved_contact_ids = $4 where id = $1',
      [id, this.clock.now(), signInIds, contactIds],
    );
  }

  async undo(id: string): Promise<void> {
    await this.database.query('update identity.account_link set undone_at = $2 where id = $1', [id, this.clock.now()]);
  }

  /** Those by which other accounts were linked to this one and that can still be undone, the newest first. */
  undoable(kept: PersonId): Promise<ConfirmedLink[]> {
    return this.database.query(
      `${CONFIRMED} and kept_person_id = $1 and confirmed_at > $2 order by confirmed_at desc, id`,
      [kept, undoableSince(this.clock.now())],
    );
  }

  /** One in force, held until the transaction ends. */
  oneInForce(id: string, kept: PersonId): Promise<ConfirmedLink | undefined> {
    return this.database.one(`${CONFIRMED} and id = $1 and kept_person_id = $2 for update`, [id, kept]);
  }

  private openSince(): Date {
    return new Date(this.clock.nowMs() - LINK_WINDOW);
  }
}
