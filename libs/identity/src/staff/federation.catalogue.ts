import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import { requireEverywhere } from '../api/permit.js';
import type { SignedIn } from '../domain/scope.js';
import { METADATA_REFUSALS } from '../federation/metadata-refusal.js';
import { AskForMetadata } from '../usecases/ask-for-metadata.js';
import { type CatalogueCommand, Catalogues, type CommandOutcome } from './catalogue.js';
import { ListedCatalogue } from './listed-catalogue.js';
import { SqlCatalogueReader } from './sql-catalogue.js';

const FIELDS = [
  { name: 'source', type: 'text', inList: true, isTitle: true },
  { name: 'outcome', type: 'choice', values: ['accepted', 'unchanged', 'refused'], inList: true },
  { name: 'refusal', type: 'choice', values: METADATA_REFUSALS, inList: true },
  { name: 'checkedAt', type: 'instant', inList: true },
  { name: 'acceptedAt', type: 'instant', inList: true },
  { name: 'validUntil', type: 'instant', inList: true },
  { name: 'providers', type: 'number', inList: true },
  { name: 'skipped', type: 'number' },
  { name: 'sha256', type: 'text' },
] as const;
const REFRESH = 'identity.refresh-federation';

/** The federation's metadata: how old the copy in force is, until when it holds, and why a newer one was refused. One row, once there is one. */
@Injectable()
export class FederationCatalogue extends ListedCatalogue {
  readonly id = 'federation';
  readonly lib = 'identity';
  readonly permission = 'identity.list-federation';
  readonly fields = FIELDS;
  readonly commands: readonly CatalogueCommand[];
  protected readonly reader: SqlCatalogueReader;

  constructor(
    catalogues: Catalogues,
    private readonly askForMetadata: AskForMetadata,
    database: Database,
  ) {
    super(catalogues);
    this.commands = [
      { name: 'refresh', permission: REFRESH, on: 'catalogue', execute: (actor) => this.refresh(actor) },
    ];
    this.reader = new SqlCatalogueReader(database, FIELDS, {
      from: 'identity.federation_copy c',
      id: `'metadata'::text`,
      columns: {
        source: 'c.source',
        outcome: 'c.outcome',
        refusal: 'c.refusal',
        checkedAt: 'c.checked_at',
        acceptedAt: 'c.accepted_at',
        validUntil: 'c.valid_until',
        providers: '(select count(*)::int from identity.federation_provider)',
        skipped: 'jsonb_array_length(c.skipped)',
        sha256: 'c.sha256',
      },
      scope: { organisation: null, programme: null },
      defaultSort: 'c.asked_at',
    });
  }

  personsIn(): readonly string[] {
    return [];
  }

  private async refresh(actor: SignedIn): Promise<CommandOutcome> {
    requireEverywhere(actor, REFRESH);
    await this.askForMetadata.byHand({ kind: 'person', personId: actor.personId });
    return { done: 1, refused: [] };
  }
}
