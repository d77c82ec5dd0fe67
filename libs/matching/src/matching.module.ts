import { Module } from '@nestjs/common';
import { IdentityModule } from '#identity';
import { ProfilesModule } from '#profiles';
import { ProgrammesModule } from '#programmes';
import { DeskController } from './api/desk.controller.js';
import { MatchingController } from './api/matching.controller.js';
import { MentorsController } from './api/mentors.controller.js';
import { RunReviewController } from './api/run-review.controller.js';
import { SubstitutesController } from './api/substitutes.controller.js';
import { TalksController } from './api/talks.controller.js';
import { RunComputer } from './computing/run-computer.js';
import { NoteEndOfMentorship } from './handlers/end-of-mentorship.handler.js';
import { EndProposalsOfWithdrawn } from './handlers/end-proposals.handler.js';
import { NoteJoining, NoteLeaving } from './handlers/members-of-group.handler.js';
import { NoteMentorship } from './handlers/note-mentorship.handler.js';
import { RunMatchHandler } from './jobs/run-match.handler.js';
import { GroupProposalsRepository } from './persistence/group-proposals.repository.js';
import { MatchRunsRepository } from './persistence/match-runs.repository.js';
import { MentorChoicesRepository } from './persistence/mentor-choices.repository.js';
import { ProposalsRepository } from './persistence/proposals.repository.js';
import { RunActsRepository } from './persistence/run-acts.repository.js';
import { RunResultsRepository } from './persistence/run-results.repository.js';
import { TalkRoundsRepository } from './persistence/talk-rounds.repository.js';
import { MatchingPersonalData } from './personal-data.js';
import { CompareRuns } from './queries/compare-runs.js';
import { DeskPairs } from './queries/desk-pairs.js';
import { DeskRuns } from './queries/desk-runs.js';
import { FindPairChoices } from './queries/find-pair-choices.js';
import { FindSubstitutes } from './queries/find-substitutes.js';
import { FrozenRuns } from './queries/frozen-runs.js';
import { GroupCards } from './queries/group-cards.js';
import { HowMatchingWorks } from './queries/how-matching-works.js';
import { MarksOfTalks } from './queries/marks-of-talks.js';
import { MatchRuns } from './queries/match-runs.js';
import { MentorsToAsk } from './queries/mentors-to-ask.js';
import { MyMentorChoices } from './queries/my-mentor-choices.js';
import { MyProposals } from './queries/my-proposals.js';
import { MyTalks } from './queries/my-talks.js';
import { MyWaiting } from './queries/my-waiting.js';
import { OtherCards } from './queries/other-cards.js';
import { PresentPlans } from './queries/present-plans.js';
import { ReadBarred } from './queries/read-barred.js';
import { ReadSnapshot } from './queries/read-snapshot.js';
import { ReasonTexts } from './queries/reason-texts.js';
import { Recruiting } from './queries/recruiting.js';
import { RuleCounts } from './queries/rule-counts.js';
import { RuleSets } from './queries/rule-sets.js';
import { RunCoverage } from './queries/run-coverage.js';
import { RunGroups } from './queries/run-groups.js';
import { RunLetters } from './queries/run-letters.js';
import { RunPeople } from './queries/run-people.js';
import { RunProgressStream } from './queries/run-progress-stream.js';
import { ScoredRuns } from './queries/scored-runs.js';
import { TalkRounds } from './queries/talk-rounds.js';
import { TalkTimetable } from './queries/talk-timetable.js';
import { Unmatched } from './queries/unmatched.js';
import { WithoutPair } from './queries/without-pair.js';
import { WouldHelp } from './queries/would-help.js';
import { MatchRulesCatalogue } from './staff/match-rules.catalogue.js';
import { MatchRunConsolePage } from './staff/match-run.page.js';
import { MatchRunsCatalogue } from './staff/match-runs.catalogue.js';
import { MentorChoicesCatalogue } from './staff/mentor-choices.catalogue.js';
import { ProposalsCatalogue } from './staff/proposals.catalogue.js';
import { RunsToReview } from './staff/runs-to-review.tile.js';
import { ActOnRun } from './usecases/act-on-run.js';
import { AdoptRun } from './usecases/adopt-run.js';
import { AnswerProposal } from './usecases/answer-proposal.js';
import { AskMentor } from './usecases/ask-mentor.js';
import { CancelRun } from './usecases/cancel-run.js';
import { ChangeMentorChoice } from './usecases/change-mentor-choice.js';
import { ChangeProposals } from './usecases/change-proposals.js';
import { ChangeRules } from './usecases/change-rules.js';
import { ChangeTalkRound } from './usecases/change-talk-round.js';
import { CohortTurn } from './usecases/cohort-turn.js';
import { ConcludeRun } from './usecases/conclude-run.js';
import { EndProposals } from './usecases/end-proposals.js';
import { EndRun } from './usecases/end-run.js';
import { ExpireProposals } from './usecases/expire-proposals.tick.js';
import { GatherGroup } from './usecases/gather-group.js';
import { GatherGroups } from './usecases/gather-groups.tick.js';
import { MarkMentor } from './usecases/mark-mentor.js';
import { MarkTalk } from './usecases/mark-talk.js';
import { OfferNextBest } from './usecases/offer-next-best.tick.js';
import { PlanAfterAct } from './usecases/plan-after-act.js';
import { PlanTalks } from './usecases/plan-talks.js';
import { ProposePair } from './usecases/propose-pair.js';
import { ProposeSubstitute } from './usecases/propose-substitute.js';
import { PublishProposals } from './usecases/publish-proposals.js';
import { RemindSides } from './usecases/remind-sides.tick.js';
import { StartRun } from './usecases/start-run.js';
import { StorePairs } from './usecases/store-pairs.js';
import { TakeBackRequest } from './usecases/take-back-request.js';
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
const OWN = [
  CohortTurn,
  ConcludeRun,
  EndProposals,
  EndRun,
  ExpireProposals,
  GatherGroup,
  GatherGroups,
  OfferNextBest,
  RemindSides,
  RunComputer,
  StorePairs,
];
const READING = [
  GroupCards,
  OtherCards,
  ReadBarred,
  ReadSnapshot,
  ReasonTexts,
  RuleSets,
  MatchRunsRepository,
  GroupProposalsRepository,
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
const DESK = [
  ActOnRun,
  AdoptRun,
  ChangeProposals,
  CompareRuns,
  DeskPairs,
  DeskRuns,
  PlanAfterAct,
  RunGroups,
  RunProgressStream,
  Unmatched,
];
const REVIEW = [Recruiting, RuleCounts, RunCoverage, RunLetters];
const TALKS = [
  ChangeTalkRound,
  MarksOfTalks,
  MarkTalk,
  MyTalks,
  PlanTalks,
  TalkRounds,
  TalkRoundsRepository,
  TalkTimetable,
];
const BETWEEN_RUNS = [
  AskMentor,
  ChangeMentorChoice,
  FindPairChoices,
  FindSubstitutes,
  MarkMentor,
  MentorChoicesCatalogue,
  MentorChoicesRepository,
  MentorsToAsk,
  MyMentorChoices,
  ProposePair,
  ProposeSubstitute,
  TakeBackRequest,
  WithoutPair,
];
const HANDLERS = [
  EndProposalsOfWithdrawn,
  NoteMentorship,
  NoteEndOfMentorship,
  NoteJoining,
  NoteLeaving,
  RunMatchHandler,
];
const STAFF = [MatchRulesCatalogue, MatchRunsCatalogue, ProposalsCatalogue, MatchRunConsolePage, RunsToReview];

@Module({
  imports: [IdentityModule, ProfilesModule, ProgrammesModule],
  controllers: [
    MatchingController,
    DeskController,
    RunReviewController,
    TalksController,
    MentorsController,
    SubstitutesController,
  ],
  providers: [
    ...OFFERED,
    ...OWN,
    ...READING,
    ...HANDLERS,
    ...STAFF,
    ...DESK,
    ...REVIEW,
    ...TALKS,
    ...BETWEEN_RUNS,
    MatchingPersonalData,
  ],
  exports: [...OFFERED, ActOnRun, AdoptRun, ChangeTalkRound, MarkTalk, PlanTalks],
})
export class MatchingModule {}
