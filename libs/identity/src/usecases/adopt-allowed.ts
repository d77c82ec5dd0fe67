import { Injectable } from '@nestjs/common';
import { AuditSink, Database, Settings, SYSTEM } from '#platform';
import { Clock, type LocalisedText } from '#platform/kernel';
import { Organisations } from '../queries/organisations.js';

interface Unclaimed {
  readonly entityId: string;
  readonly name: LocalisedText;
  readonly scopes: readonly string[];
}

/**
 * Providers that the operator allows by name (`FEDERATION_IDPS`) and whose scopes nobody claims yet get an organisation of their name, which
 * claims them. Once for each name: when staff disconnect one later, that stands. Runs within the transaction of a refresh.
 */
@Injectable()
export class AdoptAllowed {
  constructor(
    private readonly database: Database,
    private readonly settings: Settings,
    private readonly organisations: Organisations,
    private readonly audit: AuditSink,
    private readonly clock: Clock,
  ) {}

  async execute(): Promise<void> {
    for (const { entityId, name, scopes } of await this.unclaimed()) {
      const organisationId = await this.organisations.findOrAdd({ kind: 'university', name });
      await this.database.query(
        'insert into identity.scope_claim (scope, organisation_id) select scope, $2 from unnest($1::text[]) as scope on conflict (scope) do nothing',
        [scopes, organisationId],
      );
      await this.database.query('insert into identity.adopted_provider (entity_id, adopted_at) values ($1, $2)', [
        entityId,
        this.clock.now(),
      ]);
      await this.audit.record({
        actor: SYSTEM,
        action: 'identity.claim-scopes',
        subject: { kind: 'organisation', id: organisationId },
        organisationId,
        details: { scopes: scopes.join(' ') },
      });
    }
  }

  private unclaimed(): Promise<Unclaimed[]> {
    return this.database.query<Unclaimed>(
      `select entity_id as "entityId", name, scopes from identity.federation_provider p where entity_id = any($1)
         and entity_id not in (select entity_id from identity.adopted_provider)
         and not exists (select 1 from identity.scope_claim s where s.scope = any(p.scopes)) order by entity_id`,
      [this.settings.env.FEDERATION_IDPS],
    );
  }
}
