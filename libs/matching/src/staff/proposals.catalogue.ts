import { Injectable } from '@nestjs/common';
import {
  type CatalogueCommand,
  type CatalogueQuery,
  type CatalogueRow,
  Catalogues,
  type CommandOutcome,
  ListedCatalogue,
  onEachRow,
  type Scope,
  type SignedIn,
  SqlCatalogueReader,
} from '#identity';
import { Database } from '#platform';
import { STAFF_BAR_REASONS } from '../domain/bar-reasons.js';
import type { ScorePart } from '../domain/score-parts.js';
import { ReasonTexts } from '../queries/reason-texts.js';
import { PublishProposals } from '../usecases/publish-proposals.js';
import { WithdrawProposal } from '../usecases/withdraw-proposal.js';
import { PROPOSAL_FIELDS, PROPOSAL_SOURCE } from './proposal-fields.js';

/** Proposals as staff review, send and follow them: through the student's home organisation in the programme. */
@Injectable()
export class ProposalsCatalogue extends ListedCatalogue {
  readonly id = 'proposals';
  readonly lib = 'matching';
  readonly permission = 'matching.list-proposals';
  readonly fields = PROPOSAL_FIELDS;
  readonly commands: readonly CatalogueCommand[];
  protected readonly reader: SqlCatalogueReader;

  constructor(
    catalogues: Catalogues,
    private readonly publishProposals: PublishProposals,
    private readonly withdrawProposal: WithdrawProposal,
    private readonly reasonTexts: ReasonTexts,
    database: Database,
  ) {
    super(catalogues);
    this.commands = [
      {
        name: 'publish',
        permission: 'matching.publish-proposals',
        on: 'rows',
        confirms: true,
        isOffered: (row) => row.state === 'proposed',
        execute: (actor, ids) => this.publish(actor, ids),
      },
      {
        name: 'withdraw',
        permission: 'matching.publish-proposals',
        on: 'rows',
        confirms: true,
        inputs: [{ name: 'reason', type: 'long-text', required: true }],
        isOffered: mayWithdraw,
        execute: (actor, ids, { reason = '' }) =>
          onEachRow(ids, (proposalId) => this.withdrawProposal.execute({ proposalId, reason }, actor)),
      },
      {
        name: 'bar',
        permission: 'matching.publish-proposals',
        on: 'rows',
        confirms: true,
        inputs: [
          { name: 'why', type: 'choice', values: STAFF_BAR_REASONS, required: true },
          { name: 'reason', type: 'long-text', required: true },
        ],
        isOffered: mayWithdraw,
        execute: (actor, ids, { why = '', reason = '' }) =>
          onEachRow(ids, (proposalId) => this.withdrawProposal.execute({ proposalId, reason, bar: why }, actor)),
      },
    ];
    this.reader = new SqlCatalogueReader(database, PROPOSAL_FIELDS, PROPOSAL_SOURCE);
  }

  override async list(scope: Scope, query: CatalogueQuery): Promise<CatalogueRow[]> {
    return this.explained(scope, await super.list(scope, query));
  }

  override async get(scope: Scope, id: string): Promise<CatalogueRow | undefined> {
    const row = await super.get(scope, id);
    return row && this.explained(scope, [row])[0];
  }

  personsIn(rows: readonly CatalogueRow[]): readonly string[] {
    return rows.flatMap((row) => [String(row.studentPersonId), String(row.mentorPersonId)]);
  }

  /** Score parts become sentences in the reader's language. */
  private explained(scope: Scope, rows: readonly CatalogueRow[]): CatalogueRow[] {
    return rows.map((row) => {
      // The column holds what StorePairs wrote.
      const parts = row.reasons as readonly ScorePart[];
      const sentences = this.reasonTexts.of(parts, 'staff', scope.language).map((reason) => reason.text);
      return { ...row, reasons: sentences.join(' ') };
    });
  }

  private async publish(actor: SignedIn, proposalIds: readonly string[]): Promise<CommandOutcome> {
    const { sent, refused } = await this.publishProposals.execute({ proposalIds }, actor);
    return { done: sent, refused };
  }
}

/** A request has its student's yes from the start. */
function mayWithdraw({ state, cameFrom }: CatalogueRow): boolean {
  return state === 'proposed' || state === 'sent' || (state === 'half_accepted' && cameFrom === 'request');
}
