import { reaches, requireScope, type SignedIn } from '#identity';
import { DomainError, isId } from '#platform/kernel';
import { MatchingError } from '../errors.js';
import type { TalkRound } from '../persistence/talk-round.record.js';
import type { TalkRoundsRepository } from '../persistence/talk-rounds.repository.js';
import { requireWholeProgramme } from './run-scope.js';

/** Talks that the actor may change: they concern everybody's students. @throws matching.unknown-talk-round out of scope, matching.whole-programme-needed */
export async function talkRoundInScope(rounds: TalkRoundsRepository, id: string, actor: SignedIn): Promise<TalkRound> {
  const scope = requireScope(actor, 'matching.start-runs');
  const round = isId(id) ? await rounds.find(id) : null;
  if (!round || !reaches(scope, { programmeId: round.programmeId }))
    throw new DomainError(MatchingError.unknownTalkRound);
  requireWholeProgramme(scope, round.programmeId);
  return round;
}
