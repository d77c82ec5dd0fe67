import { Injectable } from '@nestjs/common';
import { type Actor, AuditSink, Database, Transactions } from '#platform';
import { DomainError } from '#platform/kernel';
import { IdentityError } from '../errors.js';

interface Found {
  readonly scopes: readonly string[];
}

/**
 * Connects a provider of the federation with an organisation: the organisation claims the provider's scopes. From then on whoever signs in through it
 * is of that organisation.
 */
@Injectable()
export class ClaimScopes {
  constructor(
    private readonly database: Database,
    private readonly transactions: Transactions,
    private readonly audit: AuditSink,
  ) {}

  /** @throws identity.unknown-provider, identity.unknown-organisation, identity.scope-claimed */
  claim(providerId: string, organisationId: string, actor: Actor): Promise<void> {
    return this.transactions.run(async () => {
      const { scopes } = await this.find(providerId);
      await this.checkOrganisation(organisationId);
      await this.database.query(
        'insert into identity.scope_claim (scope, organisation_id) select scope, $2 from unnest($1::text[]) as scope on conflict (scope) do nothing',
        [scopes, organisationId],
      );
      const others = await this.database.query(
        'select 1 from identity.scope_claim where scope = any($1) and organisation_id <> $2',
        [scopes, organisationId],
      );
      if (others.length > 0) throw new DomainError(IdentityError.scopeClaimed);
      await this.note('identity.claim-scopes', organisationId, scopes, actor);
    });
  }

  /** Nobody can sign in through the provider any more; accounts stay as they are. @throws identity.unknown-provider */
  release(providerId: string, actor: Actor): Promise<void> {
    return this.transactions.run(async () => {
      const { scopes } = await this.find(providerId);
      const freed = await this.database.query<{ organisation_id: string; scope: string }>(
        'delete from identity.scope_claim where scope = any($1) returning organisation_id, scope',
        [scopes],
      );
      for (const organisation of new Set(freed.map(({ organisation_id }) => organisation_id))) {
        const own = freed.filter(({ organisation_id }) => organisation_id === organisation).map(({ scope }) => scope);
        await this.note('identity.release-scopes', organisation, own, actor);
      }
    });
  }

  private note(action: string, organisationId: string, scopes: readonly string[], actor: Actor): Promise<void> {
    const subject = { kind: 'organisation', id: organisationId };
    return this.audit.record({ actor, action, subject, organisationId, details: { scopes: scopes.join(' ') } });
  }

  private async find(providerId: string): Promise<Found> {
    const found = await this.database.one<Found>(
      'select scopes from identity.federation_provider where md5(entity_id) = $1',
      [providerId],
    );
    if (!found) throw new DomainError(IdentityError.unknownProvider);
    return found;
  }

  private async checkOrganisation(organisationId: string): Promise<void> {
    const found = await this.database.one(
      `select 1 from identity.organisation where id::text = $1 and state = 'active' for share`,
      [organisationId],
    );
    if (!found) throw new DomainError(IdentityError.unknownOrganisation, { name: organisationId });
  }
}
