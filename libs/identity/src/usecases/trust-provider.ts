import { Injectable } from '@nestjs/common';
import { type Actor, AuditSink, Database, Transactions } from '#platform';
import { Clock, type LocalisedText, type OrganisationId } from '#platform/kernel';

export interface TrustedProvider {
  readonly entityId: string;
  readonly organisationId: OrganisationId;
  readonly name: LocalisedText;
  readonly ssoUrl: string;
  readonly certificates: readonly string[];
  readonly scopes: readonly string[];
  /** Where it takes messages about logout by Redirect. */
  readonly logoutUrl?: string;
}

/** Enters an identity provider by hand; those of a federation come by its signed metadata. */
@Injectable()
export class TrustProvider {
  constructor(
    private readonly database: Database,
    private readonly transactions: Transactions,
    private readonly audit: AuditSink,
    private readonly clock: Clock,
  ) {}

  execute(provider: TrustedProvider, actor: Actor): Promise<void> {
    return this.transactions.run(async () => {
      await this.database.query(
        `insert into identity.identity_provider (entity_id, organisation_id, name, sso_url, certificates, scopes, enabled, updated_at, logout_url)
         values ($1, $2, $3, $4, $5, $6, true, $7, $8)
         on conflict (entity_id) do update set name = excluded.name, sso_url = excluded.sso_url, certificates = excluded.certificates,
           scopes = excluded.scopes, enabled = true, updated_at = excluded.updated_at, logout_url = excluded.logout_url`,
        [
          provider.entityId,
          provider.organisationId,
          JSON.stringify(provider.name),
          provider.ssoUrl,
          provider.certificates,
          provider.scopes.map((scope) => scope.toLowerCase()),
          this.clock.now(),
          provider.logoutUrl ?? null,
        ],
      );
      await this.database.query(
        `insert into identity.scope_claim (scope, organisation_id) select lower(value), $2 from unnest($1::text[]) as value on conflict (scope) do nothing`,
        [provider.scopes, provider.organisationId],
      );
      await this.audit.record({
        actor,
        action: 'identity.trust-provider',
        subject: { kind: 'organisation', id: provider.organisationId },
      });
    });
  }
}
