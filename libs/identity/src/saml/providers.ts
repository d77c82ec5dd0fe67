import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import type { LocalisedText, OrganisationId } from '#platform/kernel';

export interface IdentityProvider {
  readonly entityId: string;
  readonly organisationId: OrganisationId;
  readonly name: LocalisedText;
  readonly ssoUrl: string;
  readonly certificates: readonly string[];
  readonly scopes: readonly string[];
}

@Injectable()
export class IdentityProviders {
  constructor(private readonly database: Database) {}

  list(): Promise<IdentityProvider[]> {
    return this.select('true', []);
  }

  async find(entityId: string): Promise<IdentityProvider | undefined> {
    return (await this.select('entity_id = $1', [entityId]))[0];
  }

  private select(condition: string, parameters: unknown[]): Promise<IdentityProvider[]> {
    return this.database.query(
      `select entity_id as "entityId", organisation_id as "organisationId", name, sso_url as "ssoUrl", certificates, scopes
       from identity.identity_provider where enabled and ${condition} order by name->>'en', entity_id`,
      parameters,
    );
  }
}
