import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { Clock, DomainError, type Language, localDate, localise, type PersonId } from '#platform/kernel';
import type { mentorChoice } from '../api/mentors.contract.js';
import { REQUEST_DAYS, requestsLeft } from '../domain/mentor-choice.js';
import { MatchingError } from '../errors.js';
import { type ChoosingStudent, MentorChoicesRepository } from '../persistence/mentor-choices.repository.js';

export type MentorChoiceView = z.infer<typeof mentorChoice>;

/** The rounds in which a student may ask mentors herself, and how that stands. */
@Injectable()
export class MyMentorChoices {
  constructor(
    private readonly choices: MentorChoicesRepository,
    private readonly clock: Clock,
  ) {}

  async list(person: PersonId, language: Language): Promise<MentorChoiceView[]> {
    const rounds = await this.choices.ofStudent(person, localDate(this.clock.now()));
    return rounds.filter(({ isOn }) => isOn).map((round) => viewOf(round, language));
  }

  /** How she stands in one. @throws matching.unknown-cohort where she is no student who may be matched, matching.no-mentor-choice */
  async round(person: PersonId, cohortId: string): Promise<ChoosingStudent> {
    const rounds = await this.choices.ofStudent(person, localDate(this.clock.now()));
    const round = rounds.find((one) => one.cohortId === cohortId);
    if (!round) throw new DomainError(MatchingError.unknownCohort);
    if (!round.isOn) throw new DomainError(MatchingError.noMentorChoice);
    return round;
  }
}

/** Whether she may choose now. A pair that is only prepared is not told: `paused` says no more than that something is under way. */
export function standingOf({ openFrom, isOpenSent, hasSeat, isRunning }: ChoosingStudent): MentorChoiceView['state'] {
  if (openFrom === 'request') return 'asked';
  if (isOpenSent) return 'proposed';
  return hasSeat || isRunning ? 'paused' : 'open';
}

function viewOf(round: ChoosingStudent, language: Language): MentorChoiceView {
  const state = standingOf(round);
  return {
    cohortId: round.cohortId,
    cohort: localise(round.cohort, language).text,
    state,
    allowed: round.allowed,
    left: requestsLeft(round.allowed, round),
    days: REQUEST_DAYS,
    proposalId: state === 'asked' || state === 'proposed' ? round.openId : null,
  };
}
