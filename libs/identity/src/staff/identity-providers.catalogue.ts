import { Injectable } from '@nestjs/common';
import { Database, Settings } from '#platform';
import { Clock } from '#platform/kernel';
import { requireEverywhere } from '../api/permit.js';
import type { SignedIn } from '../domain/scope.js';
import { SKIP_REASONS } from '../federation/aggregate.js';
import { trustedCopy } from '../federation/trusted-copy.js';
import { ClaimScopes } from '../usecases/claim-scopes.js';
import { type CatalogueCommand, Catalogues, type CommandOutcome } from './catalogue.js';
import { ListedCatalogue } from './listed-catalogue.js';
import { localisedSql } from './localised-sql.js';
import { onEachRow } from './on-each-row.js';
import { SqlCatalogueReader } from './sql-catalogue.js';

const FIELDS = [
  { name: 'name', type: 'text', inList: true, filterable: true, sortable: true, isTitle: true },
  { name: 'organisation', type: 'reference', to: 'organisations', inList: true, filterable: true },
  {
    name: 'standing',
    type: 'choice',
    values: ['usable', 'unclaimed', 'contested', 'copy-not-trusted', ...SKIP_REASONS],
    inList: true,
    filterable: true,
    sortable: true,
  },
  { name: 'scopes', type: 'text', inList: true, filterable: true },
  { name: 'origin', type: 'choice', values: ['federation', 'by-hand'], filterable: true },
  { name: 'entityId', type: 'text', filterable: true },
  { name: 'validUntil', type: 'instant', sortable: true },
] as const;

/** Row ids are hashes: an entityID is an address and would not fit into one of the console's. */
const ROWS = `(
  select md5(p.entity_id) as id, p.entity_id, p.name, p.scopes, 'federation' as origin, least(p.valid_until, c.valid_until) as valid_until,
    claims.organisation_id, c.source, c.signed_by,
    case claims.count when 0 then 'unclaimed' when 1 then 'usable' else 'contested' end as standing
  from identity.federation_provider p, identity.federation_copy c,
    lateral (select count(distinct organisation_id) as count, case when count(distinct organisation_id) = 1 then (array_agg(organisation_id))[1] end as organisation_id
      from identity.scope_claim where scope = any(p.scopes)) as claims
  where not exists (select 1 from identity.identity_provider h where h.entity_id = p.entity_id)
  union all
  select md5(entity_id), entity_id, name, scopes, 'by-hand', null, organisation_id, null, null, 'usable' from identity.identity_provider where enabled
  union all
  select md5(s->>'entityId'), s->>'entityId', jsonb_build_object('source', 'en', 'en', s->>'entityId'), '{}', 'federation', null, null, null, null, s->>'reason'
  from identity.federation_copy, jsonb_array_elements(skipped) s
) as row`;
const CLAIM = 'identity.claim-scopes';

/** What would be usable is not when its time is over, or when the copy that vouches for it is not of the address and the key that are set. */
function standing(parameters: unknown[], now: Date, settings: Settings): string {
  const [source, signedBy] = trustedCopy(settings);
  const isTrusted = `(row.source = $${parameters.push(source)} and row.signed_by = any($${parameters.push(signedBy)}))`;
  return `case when row.standing <> 'usable' or row.origin = 'by-hand' then row.standing
    when row.valid_until <= $${parameters.push(now)} then 'expired'
    when ${isTrusted} then 'usable' else 'copy-not-trusted' end`;
}

/**
 * Where people may sign in from, and what keeps the others out. Nothing in it is about persons, and every university may know who is in the federation,
 * so whoever may list it sees all of it.
 */
@Injectable()
export class IdentityProvidersCatalogue extends ListedCatalogue {
  readonly id = 'identity-providers';
  readonly lib = 'identity';
  readonly permission = 'identity.list-federation';
  readonly fields = FIELDS;
  readonly commands: readonly CatalogueCommand[];
  protected readonly reader: SqlCatalogueReader;

  constructor(
    catalogues: Catalogues,
    private readonly claimScopes: ClaimScopes,
    database: Database,
    settings: Settings,
    clock: Clock,
  ) {
    super(catalogues);
    this.commands = [
      {
        name: 'claim',
        permission: CLAIM,
        on: 'rows',
        inputs: [{ name: 'organisation', type: 'reference', to: 'organisations', required: true }],
        isOffered: (row) => row.standing === 'unclaimed',
        execute: (actor, ids, input) =>
          this.onAll(actor, ids, (id) => this.claimScopes.claim(id, input.organisation ?? '', by(actor))),
      },
      {
        name: 'release',
        permission: CLAIM,
        on: 'rows',
        confirms: true,
        isOffered: (row) => row.origin === 'federation' && (row.organisation !== null || row.standing === 'contested'),
        execute: (actor, ids) => this.onAll(actor, ids, (id) => this.claimScopes.release(id, by(actor))),
      },
    ];
    this.reader = new SqlCatalogueReader(database, FIELDS, {
      from: ROWS,
      id: 'row.id',
      columns: {
        name: localisedSql('row.name'),
        organisation: 'row.organisation_id',
        standing: (_scope, parameters) => standing(parameters, clock.now(), settings),
        scopes: `array_to_string(row.scopes, ', ')`,
        origin: 'row.origin',
        entityId: 'row.entity_id',
        validUntil: 'row.valid_until',
      },
      scope: { organisation: null, programme: null },
      defaultSort: `row.standing = 'usable' desc, ${localisedSql('row.name')} collate "fi-x-icu", row.id`,
    });
  }

  personsIn(): readonly string[] {
    return [];
  }

  /** Who is of which university touches everybody: only a grant for everything reaches so far. */
  private async onAll(
    actor: SignedIn,
    ids: readonly string[],
    act: (id: string) => Promise<void>,
  ): Promise<CommandOutcome> {
    requireEverywhere(actor, CLAIM);
    return onEachRow(ids, act);
  }
}

const by = (actor: SignedIn) => ({ kind: 'person', personId: actor.personId }) as const;
