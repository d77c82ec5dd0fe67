import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import { Clock, type LocalisedText, type OrganisationId, type PersonId } from '#platform/kernel';
import { type LiveSignIn, type SignInWay, waysOf } from '../domain/sign-in-ways.js';
import { IdentityProviders } from '../saml/providers.js';

export interface KnownWay extends SignInWay {
  /** The university's name; null for an address, and for a university that is trusted no more. */
  readonly name: LocalisedText | null;
  /** The university's own organisation; null as for the name. */
  readonly organisationId: OrganisationId | null;
  /** False where the university is trusted no more: nobody gets in by it now. */
  readonly works: boolean;
}

/** The ways that open an account. */
@Injectable()
export class SignInWays {
  constructor(
    private readonly database: Database,
    private readonly providers: IdentityProviders,
    private readonly clock: Clock,
  ) {}

  async of(person: PersonId): Promise<KnownWay[]> {
    const rows = await this.database.query<LiveSignIn>(
      `select id, kind, provider, key, last_used_at as "lastUsedAt" from identity.sign_in where person_id = $1 and state = 'active'`,
      [person],
    );
    const known: KnownWay[] = [];
    for (const way of waysOf(rows)) {
      const provider = way.kind === 'university' ? await this.providers.find(way.provider) : undefined;
      known.push({
        ...way,
        name: provider?.name ?? null,
        organisationId: provider?.organisationId ?? null,
        works: way.kind === 'address' || provider !== undefined,
      });
    }
    return known;
  }

  /** Closes a way, and every session that began by it. */
  async close({ signInIds }: SignInWay): Promise<void> {
    await this.database.query(`update identity.sign_in set state = 'retired' where id = any($1::uuid[])`, [signInIds]);
    await this.endSessions(signInIds);
  }

  /** Sessions live no longer than the way that began them. */
  async endSessions(signInIds: readonly string[]): Promise<void> {
    await this.database.query(
      'update identity.session set ended_at = $2 where sign_in_id = any($1::uuid[]) and ended_at is null',
      [signInIds, this.clock.now()],
    );
  }
}
