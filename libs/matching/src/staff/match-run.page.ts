import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type CommandOutcome, ConsolePages, type MatchRunPage, requireScope, type SignedIn } from '#identity';
import { localise } from '#platform/kernel';
import { Cohorts } from '#programmes';
import { mayRun, type RunState } from '../domain/match-run.js';
import { MatchRuns } from '../queries/match-runs.js';
import { CancelRun } from '../usecases/cancel-run.js';
import { PublishProposals } from '../usecases/publish-proposals.js';

type Input = Readonly<Record<string, string>>;

/** Live progress of one run, its figures, and the commands that follow. */
@Injectable()
export class MatchRunConsolePage implements MatchRunPage, OnModuleInit {
  readonly id = 'match-run';
  readonly lib = 'matching';
  readonly screen = 'match-run';
  readonly permission = 'matching.list-runs';
  readonly inMenu = false;
  readonly commands = [
    {
      name: 'publish',
      permission: 'matching.publish-proposals',
      execute: (actor: SignedIn, input: Input) => this.publish(actor, input.id ?? ''),
    },
    {
      name: 'cancel',
      permission: 'matching.start-runs',
      execute: (actor: SignedIn, input: Input) => this.cancel(actor, input.id ?? ''),
    },
  ] as const;

  constructor(
    private readonly pages: ConsolePages,
    private readonly matchRuns: MatchRuns,
    private readonly cohorts: Cohorts,
    private readonly publishProposals: PublishProposals,
    private readonly cancelRun: CancelRun,
  ) {}

  onModuleInit(): void {
    this.pages.register(this);
  }

  async load(actor: SignedIn, { id = '' }: Input): ReturnType<MatchRunPage['load']> {
    const run = await this.matchRuns.get(requireScope(actor, 'matching.list-runs'), id);
    const cohort = await this.cohorts.get(run.cohortId);
    return {
      run,
      cohortName: cohort ? localise(cohort.name, actor.language).text : '',
      proposals: { catalogue: 'proposals', filter: { run: id } },
      offers: offersIn(run.state),
    };
  }

  private async publish(actor: SignedIn, runId: string): Promise<CommandOutcome> {
    const { sent, refused } = await this.publishProposals.ofRun(runId, actor);
    return { done: sent, refused };
  }

  private async cancel(actor: SignedIn, runId: string): Promise<CommandOutcome> {
    await this.cancelRun.execute({ runId }, actor);
    return { done: 1, refused: [] };
  }
}

function offersIn(state: RunState): string[] {
  return (['publish', 'cancel'] as const).filter((act) => mayRun(state, act));
}
