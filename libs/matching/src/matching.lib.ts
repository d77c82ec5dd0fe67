import type { HouseLib } from '#platform';
import { MatchingModule } from './matching.module.js';
import { MatchRun } from './persistence/match-run.record.js';
import { MatchingBarredPersons1700000500004 } from './persistence/migrations/barred-persons.js';
import { MatchingCreate1700000500000 } from './persistence/migrations/create-matching.js';
import { MatchingDeskActs1700000500011 } from './persistence/migrations/desk-acts.js';
import { MatchingEndOfMentorship1700000500002 } from './persistence/migrations/end-of-mentorship.js';
import { MatchingGroups1700000500031 } from './persistence/migrations/groups.js';
import { MatchingMentorChoice1700000500040 } from './persistence/migrations/mentor-choice.js';
import { MatchingMentorsWishes1700000500060 } from './persistence/migrations/mentors-wishes.js';
import { MatchingRemindSides1700000500001 } from './persistence/migrations/remind-sides.js';
import { MatchingRemovedPairs1700000500050 } from './persistence/migrations/removed-pairs.js';
import { MatchingRulesAsData1700000500003 } from './persistence/migrations/rules-as-data.js';
import { MatchingRunResults1700000500010 } from './persistence/migrations/run-results.js';
import { MatchingTalkRounds1700000500020 } from './persistence/migrations/talk-rounds.js';
import { Proposal, ProposalSide } from './persistence/proposal.record.js';
import { TalkRound } from './persistence/talk-round.record.js';

/** Runs, proposals and answers, as every app takes them in. */
export const matchingLib: HouseLib = {
  name: 'matching',
  module: MatchingModule,
  records: [MatchRun, Proposal, ProposalSide, TalkRound],
  migrations: [
    MatchingCreate1700000500000,
    MatchingRemindSides1700000500001,
    MatchingEndOfMentorship1700000500002,
    MatchingRulesAsData1700000500003,
    MatchingBarredPersons1700000500004,
    MatchingRunResults1700000500010,
    MatchingDeskActs1700000500011,
    MatchingTalkRounds1700000500020,
    MatchingGroups1700000500031,
    MatchingMentorChoice1700000500040,
    MatchingRemovedPairs1700000500050,
    MatchingMentorsWishes1700000500060,
  ],
  texts: true,
};
