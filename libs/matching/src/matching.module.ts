import { Module } from '@nestjs/common';
import { IdentityModule } from '#identity';
import { ProfilesModule } from '#profiles';
import { ProgrammesModule } from '#programmes';
import { MatchingController } from './api/matching.controller.js';
import { NoteEndOfMentorship } from './handlers/end-of-mentorship.handler.js';
import { EndProposalsOfWithdrawn } from './handlers/end-proposals.handler.js';
import { NoteMentorship } from './handlers/note-mentorship.handler.js';
import { RunMatchHandler } from './jobs/run-match.handler.js';
import { MatchRunsRepository } from './persistence/match-runs.repository.js';
import { ProposalsRepository } from './persistence/proposals.repository.js';
import { MatchingPersonalData } from './personal-data.js';
import { MatchRuns } from './queries/match-runs.js';
import { MyProposals } from './queries/my-proposals.js';
import { OtherCards } from './queries/other-cards.js';
import { ReadBarred } from './queries/read-barred.js';
import { ReadSnapshot } from './queries/read-snapshot.js';
import { ReasonTexts } from './queries/reason-texts.js';
import { RuleSets } from './queries/rule-sets.js';
import { MatchRulesCatalogue } from './staff/match-rules.catalogue.js';
import { MatchRunConsolePage } from './staff/match-run.page.js';
import { MatchRunsCatalogue } from './staff/match-runs.catalogue.js';
import { ProposalsCatalogue } from './staff/proposals.catalogue.js';
import { RunsToReview } from './staff/runs-to-review.tile.js';
import { AnswerProposal } from './usecases/answer-proposal.js';
import { CancelRun } from './usecases/cancel-run.js';
import { ChangeRules } from './usecases/change-rules.js';
import { ConcludeRun } from './usecases/conclude-run.js';
import { EndProposals } from './usecases/end-proposals.js';
import { EndRun } from './usecases/end-run.js';
import { ExpireProposals } from './usecases/expire-proposals.tick.js';
import { PublishProposals } from './usecases/publish-proposals.js';
import { RemindSides } from './usecases/remind-sides.tick.js';
import { StartRun } from './usecases/start-run.js';
import { StorePairs } from './usecases/store-pairs.js';
import { WithdrawProposal } from './usecases/withdraw-proposal.js';

const OFFERED = [
  AnswerProposal,
  CancelRun,
  ChangeRules,
  MatchRuns,
  MyProposals,
  PublishProposals,
  StartRun,
  WithdrawProposal,
];
const OWN = [ConcludeRun, EndProposals, EndRun, ExpireProposals, RemindSides, StorePairs];
const READING = [OtherCards, ReadBarred, ReadSnapshot, ReasonTexts, RuleSets, MatchRunsRepository, ProposalsRepository];
const HANDLERS = [EndProposalsOfWithdrawn, NoteMentorship, NoteEndOfMentorship, RunMatchHandler];
const STAFF = [MatchRulesCatalogue, MatchRunsCatalogue, ProposalsCatalogue, MatchRunConsolePage, RunsToReview];

@Module({
  imports: [IdentityModule, ProfilesModule, ProgrammesModule],
  controllers: [MatchingController],
  providers: [...OFFERED, ...OWN, ...READING, ...HANDLERS, ...STAFF, MatchingPersonalData],
  exports: OFFERED,
})
export class MatchingModule {}
