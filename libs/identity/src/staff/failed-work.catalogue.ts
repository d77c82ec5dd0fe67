import { Injectable } from '@nestjs/common';
import { Database, PlatformError } from '#platform';
import { DomainError } from '#platform/kernel';
import { requireScope } from '../api/permit.js';
import type { SignedIn } from '../domain/scope.js';
import { RetryFailedWork } from '../usecases/retry-failed-work.js';
import { type CatalogueCommand, Catalogues, type CommandOutcome } from './catalogue.js';
import { ListedCatalogue } from './listed-catalogue.js';
import { onEachRow } from './on-each-row.js';
import { SqlCatalogueReader } from './sql-catalogue.js';

const FIELDS = [
  { name: 'what', type: 'text', inList: true, filterable: true, sortable: true, isTitle: true },
  { name: 'handler', type: 'text', inList: true, filterable: true, sortable: true },
  { name: 'kind', type: 'choice', values: ['fact', 'job'], inList: false, filterable: true },
  { name: 'since', type: 'instant', inList: true, sortable: true },
  { name: 'failedAt', type: 'instant', inList: false },
  { name: 'attempts', type: 'number', inList: true, sortable: true },
  { name: 'error', type: 'text', inList: true, filterable: true },
  { name: 'logId', type: 'text', inList: false },
] as const;
const RETRY = 'platform.retry-failed-work';

/**
 * What background work has failed for good: which fact at which handler, or which job; why, as a code; and where to look in the log. It stands
 * here because platform knows neither staff nor catalogues.
 */
@Injectable()
export class FailedWorkCatalogue extends ListedCatalogue {
  readonly id = 'failed-work';
  readonly lib = 'identity';
  readonly permission = 'platform.list-failed-work';
  readonly fields = FIELDS;
  readonly commands: readonly CatalogueCommand[];
  protected readonly reader: SqlCatalogueReader;

  constructor(
    catalogues: Catalogues,
    private readonly retryFailedWork: RetryFailedWork,
    database: Database,
  ) {
    super(catalogues);
    this.commands = [
      {
        name: 'retry',
        permission: RETRY,
        on: 'rows',
        confirms: true,
        execute: (actor, ids) => this.retryAll(actor, ids),
      },
    ];
    this.reader = new SqlCatalogueReader(database, FIELDS, {
      from: 'platform.failed_work w',
      id: 'w.id',
      columns: {
        what: 'w.what',
        handler: 'w.handler',
        kind: 'w.kind',
        since: 'w.since',
        failedAt: 'w.failed_at',
        attempts: 'w.attempts',
        error: 'w.error_code',
        logId: 'w.log_id',
      },
      // Where the fact belongs. Jobs belong nowhere: only a grant for all reaches them.
      scope: { organisation: 'w.organisation_id', programme: 'w.programme_id' },
      defaultSort: 'w.failed_at desc, w.id desc',
    });
  }

  personsIn(): readonly string[] {
    return [];
  }

  /** Each row by itself: one that somebody else has taken up meanwhile does not hold up the others, and is named. */
  private async retryAll(actor: SignedIn, ids: readonly string[]): Promise<CommandOutcome> {
    const scope = requireScope(actor, RETRY);
    return onEachRow(ids, async (id) => {
      if (!(await this.reader.get(scope, id))) throw new DomainError(PlatformError.notFound);
      await this.retryFailedWork.execute(id, { kind: 'person', personId: actor.personId });
    });
  }
}
