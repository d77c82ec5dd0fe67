import { Injectable } from '@nestjs/common';
import {
  type CatalogueCommand,
  type CatalogueField,
  Catalogues,
  type CommandOutcome,
  ListedCatalogue,
  localisedSql,
  onEachRow,
  type SignedIn,
  SqlCatalogueReader,
} from '#identity';
import { Database } from '#platform';
import { LIVE_RUN_STATES } from '../domain/match-run.js';
import { CancelRun } from '../usecases/cancel-run.js';
import { PublishProposals } from '../usecases/publish-proposals.js';
import { StartRun } from '../usecases/start-run.js';

const STATES = ['queued', 'running', 'done', 'failed', 'cancelled', 'published'] as const;
const figure = (name: string): CatalogueField => ({ name, type: 'number', inList: true, sortable: true });
const FIELDS: readonly CatalogueField[] = [
  { name: 'cohort', type: 'text', inList: true, filterable: true, sortable: true, isTitle: true },
  { name: 'state', type: 'choice', values: STATES, inList: true, filterable: true, sortable: true },
  figure('progress'),
  figure('students'),
  figure('seats'),
  figure('matched'),
  { name: 'mentors', type: 'number' },
  { name: 'pairsConsidered', type: 'number' },
  { name: 'score', type: 'number' },
  { name: 'createdAt', type: 'instant', inList: true, sortable: true },
  { name: 'startedAt', type: 'instant' },
  { name: 'finishedAt', type: 'instant' },
  { name: 'failure', type: 'text' },
  { name: 'inputHash', type: 'text' },
];

const SOURCE: ConstructorParameters<typeof SqlCatalogueReader>[2] = {
  from: 'matching.match_run r join programmes.cohort c on c.id = r.cohort_id',
  id: 'r.id',
  columns: {
    cohort: localisedSql('c.name'),
    state: 'r.state',
    progress: 'r.progress',
    students: 'r.students',
    seats: 'r.seats',
    matched: 'r.matched',
    mentors: 'r.mentors',
    pairsConsidered: 'r.pairs_considered',
    score: 'r.score',
    createdAt: 'r.created_at',
    startedAt: 'r.started_at',
    finishedAt: 'r.finished_at',
    failure: 'r.failure',
    inputHash: 'r.input_hash',
  },
  scope: { organisation: null, programme: 'r.programme_id' },
  defaultSort: 'r.created_at desc, r.id',
};

/** Match runs as staff start, follow and publish them. */
@Injectable()
export class MatchRunsCatalogue extends ListedCatalogue {
  readonly id = 'match-runs';
  readonly lib = 'matching';
  readonly permission = 'matching.list-runs';
  readonly fields = FIELDS;
  readonly commands: readonly CatalogueCommand[];
  protected readonly reader: SqlCatalogueReader;

  constructor(
    catalogues: Catalogues,
    private readonly startRun: StartRun,
    private readonly publishProposals: PublishProposals,
    private readonly cancelRun: CancelRun,
    database: Database,
  ) {
    super(catalogues);
    this.commands = [
      {
        name: 'start',
        permission: 'matching.start-runs',
        on: 'catalogue',
        inputs: [{ name: 'cohort', type: 'reference', to: 'cohorts', required: true }],
        execute: (actor, _ids, input) => this.start(actor, input.cohort ?? ''),
      },
      {
        name: 'publish',
        permission: 'matching.publish-proposals',
        on: 'rows',
        confirms: true,
        isOffered: (row) => row.state === 'done',
        execute: (actor, ids) => this.publish(actor, ids),
      },
      {
        name: 'cancel',
        permission: 'matching.start-runs',
        on: 'rows',
        confirms: true,
        isOffered: (row) => LIVE_RUN_STATES.some((state) => state === row.state),
        execute: (actor, ids) => onEachRow(ids, (runId) => this.cancelRun.execute({ runId }, actor)),
      },
    ];
    this.reader = new SqlCatalogueReader(database, FIELDS, SOURCE);
  }

  /** Figures only. */
  personsIn(): readonly string[] {
    return [];
  }

  private async start(actor: SignedIn, cohortId: string): Promise<CommandOutcome> {
    const runId = await this.startRun.execute({ cohortId }, actor);
    return { done: 1, refused: [], goTo: `/pages/match-run?id=${runId}` };
  }

  /** `done` counts proposals, as staff think of them. */
  private async publish(actor: SignedIn, ids: readonly string[]): Promise<CommandOutcome> {
    let sent = 0;
    const outcome = await onEachRow(ids, async (runId) => {
      sent += (await this.publishProposals.ofRun(runId, actor)).sent;
    });
    return { ...outcome, done: sent };
  }
}
