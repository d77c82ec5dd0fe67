import { Injectable } from '@nestjs/common';
import { Database, Settings } from '#platform';
import { Clock, type LocalisedText, type OrganisationId } from '#platform/kernel';
import { trustedCopy } from '../federation/trusted-copy.js';

export interface IdentityProvider {
  readonly entityId: string;
  readonly organisationId: OrganisationId;
  readonly name: LocalisedText;
  readonly ssoUrl: string;
  readonly certificates: readonly string[];
  readonly scopes: readonly string[];
  /** Where it takes messages about logout by Redirect, and answers to its own; null when it takes none. */
  readonly logoutUrl: string | null;
  readonly logoutResponseUrl: string | null;
  /** Where the provider explains to people what went wrong on its side. */
  readonly errorUrl: string | null;
  /** Address of the provider's support. */
  readonly support: string | null;
}

/** What a list to choose from needs; keys and addresses of thousands of providers stay where they are. */
export type OfferedProvider = Pick<IdentityProvider, 'entityId' | 'name' | 'scopes'>;

const OFFERED = 'entity_id as "entityId", name, scopes';
const ALL = `${OFFERED}, organisation_id as "organisationId", sso_url as "ssoUrl", certificates,
  logout_url as "logoutUrl", logout_response_url as "logoutResponseUrl", error_url as "errorUrl", support`;

/** An entityID is a URI of at most 1024 characters (SAML core 8.3.6). */
const ENTITY_ID = /^[\x21-\x7e]{1,1024}$/;

/** Whether what a request brings could be one; that it is one of ours, only `find` tells. */
export function isEntityId(wanted: unknown): wanted is string {
  return typeof wanted === 'string' && ENTITY_ID.test(wanted);
}

/**
 * Entered by hand, or vouched for by the federation's copy in force. One of the federation belongs to the organisation that claims its scopes; one
 * whose scopes nobody claims, or several, belongs to nobody and cannot be chosen.
 */
const PROVIDERS = `
  select entity_id, organisation_id, name, sso_url, certificates, scopes, logout_url,
    logout_url as logout_response_url, null as error_url, null as support, false as hidden
  from identity.identity_provider where enabled
  union all
  select p.entity_id, claimed.organisation_id, p.name, p.sso_url, p.certificates, p.scopes, p.logout_url,
    p.logout_response_url, p.error_url, p.support, p.hidden
  from identity.federation_provider p
  join identity.federation_copy c on c.valid_until > $1 and c.source = $2 and c.signed_by = any($3)
  join lateral (
    select (array_agg(distinct s.organisation_id))[1] as organisation_id from identity.scope_claim s
    where s.scope = any(p.scopes) having count(distinct s.organisation_id) = 1
  ) claimed on true
  where p.valid_until > $1 and not exists (select 1 from identity.identity_provider h where h.entity_id = p.entity_id)`;

/** The identity providers that people may sign in through, as of now: what has ended is not among them. */
@Injectable()
export class IdentityProviders {
  constructor(
    private readonly database: Database,
    private readonly settings: Settings,
    private readonly clock: Clock,
  ) {}

  /** Those that are offered for choice. */
  list(): Promise<OfferedProvider[]> {
    return this.select(OFFERED, 'not hidden', []);
  }

  async find(entityId: string): Promise<IdentityProvider | undefined> {
    return (await this.select<IdentityProvider>(ALL, 'entity_id = $4', [entityId]))[0];
  }

  private select<Row extends OfferedProvider>(
    columns: string,
    condition: string,
    parameters: readonly unknown[],
  ): Promise<Row[]> {
    return this.database.query<Row>(
      `select ${columns} from (${PROVIDERS}) as provider where ${condition} order by name->>'en', entity_id`,
      [this.clock.now(), ...trustedCopy(this.settings), ...parameters],
    );
  }
}
