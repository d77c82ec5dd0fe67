import { Injectable } from '@nestjs/common';
import { Database, Settings } from '#platform';
import type { LocalisedText } from '#platform/kernel';
import { Organisations } from '../queries/organisations.js';

interface Unclaimed {
  readonly name: LocalisedText;
  readonly scopes: readonly string[];
}

/**
 * Providers that the operator allows by name (`FEDERATION_IDPS`) and whose scopes nobody claims yet get an organisation of their name, which
 * claims them. Runs within the transaction of a refresh.
 */
@Injectable()
export class AdoptAllowed {
  constructor(
    private readonly database: Database,
    private readonly settings: Settings,
    private readonly organisations: Organisations,
  ) {}

  async execute(): Promise<void> {
    for (const { name, scopes } of await this.unclaimed()) {
      const organisationId = await this.organisations.findOrAdd({ kind: 'university', name });
      await this.database.query(
        'insert into identity.scope_claim (scope, organisation_id) select scope, $2 from unnest($1::text[]) as scope on conflict (scope) do nothing',
        [scopes, organisationId],
      );
    }
  }

  private unclaimed(): Promise<Unclaimed[]> {
    return this.database.query<Unclaimed>(
      `select name, scopes from identity.federation_provider p where entity_id = any($1)
         and not exists (select 1 from identity.scope_claim s where s.scope = any(p.scopes)) order by entity_id`,
      [this.settings.env.FEDERATION_IDPS],
    );
  }
}
