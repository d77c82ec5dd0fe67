import { Module } from '@nestjs/common';
import { IdentityModule } from '#identity';
import { ProfilesModule } from '#profiles';
import { ProgrammesModule } from '#programmes';
import { DeskController } from './api/desk.controller.js';
import { MatchingController } from './api/matching.controller.js';
import { NoteEndOfMentorship } from './handlers/end-of-mentorship.handler.js';
import { EndProposalsOfWithdrawn } from './handlers/end-proposals.handler.js';
import { NoteMentorship } from './handlers/note-mentorship.handler.js';
import { RunMatchHandler } from './jobs/run-match.handler.js';
import { MatchRunsRepository } from './persistence/match-runs.repository.js';
import { ProposalsRepository } from './persistence/proposals.repository.js';
import { RunActsRepository } from './persistence/run-acts.repository.js';
import { RunResultsRepository } from './persistence/run-results.repository.js';
import { MatchingPersonalData } from './personal-data.js';
import { CompareRuns } from './queries/compare-runs.js';
import { DeskPairs } from './queries/desk-pairs.js';
import { DeskRuns } from './queries/desk-runs.js';
import { FrozenRuns } from './queries/frozen-runs.js';
import { HowMatchingWorks } from './queries/how-matching-works.js';
import { MatchRuns } from './queries/match-runs.js';
import { MyProposals } from './queries/my-proposals.js';
import { MyWaiting } from './queries/my-waiting.js';
import { OtherCards } from './queries/other-cards.js';
import { PresentPlans } from './queries/present-plans.js';
import { ReadBarred } from './queries/read-barred.js';
import { ReadSnapshot } from './queries/read-snapshot.js';
import { ReasonTexts } from './queries/reason-texts.js';
import { RuleSets } from './queries/rule-sets.js';
import { RunPeople } from './queries/run-people.js';
import { RunProgressStream } from './queries/run-progress-stream.js';
import { ScoredRuns } from './queries/scored-runs.js';
import { Unmatched } from './queries/unmatched.js';
import { WouldHelp } from './queries/would-help.js';
import { MatchRulesCatalogue } from './staff/match-rules.catalogue.js';
import { MatchRunConsolePage } from './staff/match-run.page.js';
import { MatchRunsCatalogue } from './staff/match-runs.catalogue.js';
import { ProposalsCatalogue } from './staff/proposals.catalogue.js';
import { RunsToReview } from './staff/runs-to-review.tile.js';
import { ActOnRun } from './usecases/act-on-run.js';
import { AdoptRun } from './usecases/adopt-run.js';
import { AnswerProposal } from './usecases/answer-proposal.js';
import { CancelRun } from './usecases/cancel-run.js';
import { ChangeProposals } from './usecases/change-proposals.js';
import { ChangeRules } from './usecases/change-rules.js';
import { ConcludeRun } from './usecases/conclude-run.js';
import { EndProposals } from './usecases/end-proposals.js';
import { EndRun } from './usecases/end-run.js';
import { ExpireProposals } from './usecases/expire-proposals.tick.js';
import { OfferNextBest } from './usecases/offer-next-best.tick.js';
import { PublishProposals } from './usecases/publish-proposals.js';
import { RemindSides } from './usecases/remind-sides.tick.js';
import { StartRun } from './usecases/start-run.js';
import { StorePairs } from './usecases/store-pairs.js';
import { WithdrawProposal } from './usecases/withdraw-proposal.js';

const OFFERED = [
  AnswerProposal,
  CancelRun,
  ChangeRules,
  FrozenRuns,
  MatchRuns,
  MyProposals,
  PublishProposals,
  StartRun,
  WithdrawProposal,
];
const OWN = [ConcludeRun, EndProposals, EndRun, ExpireProposals, OfferNextBest, RemindSides, StorePairs];
const READING = [
  OtherCards,
  ReadBarred,
  ReadSnapshot,
  ReasonTexts,
  RuleSets,
  MatchRunsRepository,
  ProposalsRepository,
  RunResultsRepository,
  RunActsRepository,
  HowMatchingWorks,
  MyWaiting,
  PresentPlans,
  WouldHelp,
  RunPeople,
  ScoredRuns,
];
const DESK = [ActOnRun, AdoptRun, ChangeProposals, CompareRuns, DeskPairs, DeskRuns, RunProgressStream, Unmatched];
const HANDLERS = [EndProposalsOfWithdrawn, NoteMentorship, NoteEndOfMentorship, RunMatchHandler];
const STAFF = [MatchRulesCatalogue, MatchRunsCatalogue, ProposalsCatalogue, MatchRunConsolePage, RunsToReview];

@Module({
  imports: [IdentityModule, ProfilesModule, ProgrammesModule],
  controllers: [MatchingController, DeskController],
  providers: [...OFFERED, ...OWN, ...READING, ...HANDLERS, ...STAFF, ...DESK, MatchingPersonalData],
  exports: [...OFFERED, ActOnRun, AdoptRun],
})
export class MatchingModule {}
