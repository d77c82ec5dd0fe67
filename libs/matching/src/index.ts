export { matchingLib } from './matching.lib.js';
export { MyProposals, type ProposalView } from './queries/my-proposals.js';
export { AnswerProposal, type ProposalAnswer } from './usecases/answer-proposal.js';
export { CancelRun } from './usecases/cancel-run.js';
export { ChangeRules, type ChangeRulesCommand } from './usecases/change-rules.js';
export { type PublishOutcome, PublishProposals } from './usecases/publish-proposals.js';
export { StartRun } from './usecases/start-run.js';
export { WithdrawProposal } from './usecases/withdraw-proposal.js';
