import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { reaches, requireScope, type SignedIn } from '#identity';
import { DomainError, localise, type OrganisationId } from '#platform/kernel';
import { Cohorts } from '#programmes';
import type { substitutes } from '../api/substitutes.contract.js';
import type { PairOption } from '../domain/pair-options.js';
import { scorePair } from '../domain/score-pair.js';
import { MatchingError } from '../errors.js';
import { FindPairChoices } from './find-pair-choices.js';
import { ReasonTexts } from './reason-texts.js';
import { viewOf, WithoutPair } from './without-pair.js';

export type SubstitutesView = z.infer<typeof substitutes>;

/** People that are shown at most. */
const MOST = 20;

/** The best who are free for one person whose pair came to nothing. Nothing that was published is touched, and nobody else is asked. */
@Injectable()
export class FindSubstitutes {
  constructor(
    private readonly withoutPair: WithoutPair,
    private readonly findPairChoices: FindPairChoices,
    private readonly reasonTexts: ReasonTexts,
    private readonly cohorts: Cohorts,
  ) {}

  /** For a student mentors, for a mentor students whom the reader reaches. @throws matching.unknown-enrolment out of scope */
  async execute(actor: SignedIn, enrolmentId: string): Promise<SubstitutesView> {
    const scope = requireScope(actor, 'matching.publish-proposals');
    const person = (await this.withoutPair.byIds(scope, [enrolmentId])).get(enrolmentId);
    const cohort = person && (await this.cohorts.get(person.cohortId));
    if (!person || !cohort) throw new DomainError(MatchingError.unknownEnrolment);
    const { rules, options } = await this.findPairChoices.execute(cohort, { only: { [person.role]: person.id } });
    const otherOf = ({ student, mentor }: PairOption) => (person.role === 'student' ? mentor : student);
    const reached = options
      .filter(({ student: { homeOrganisationId } }) => {
        // It comes from the enrolment.
        const organisationId = homeOrganisationId as OrganisationId | null;
        return reaches(scope, { organisationId, programmeId: cohort.programmeId });
      })
      .slice(0, MOST);
    const shown = reached.map((option) => otherOf(option).enrolmentId);
    const others = await this.withoutPair.byIds(scope, shown);
    return {
      person: { ...viewOf(person), cohortId: cohort.id, cohort: localise(cohort.name, actor.language).text },
      options: reached.flatMap((option) => {
        const other = others.get(otherOf(option).enrolmentId);
        const { student, mentor, score } = option;
        const reasons = this.reasonTexts.of(scorePair(student, mentor, rules).parts, 'staff', actor.language);
        return other
          ? [{ id: other.id, name: other.name, place: other.place, score, freeSeats: mentor.freeSeats, reasons }]
          : [];
      }),
      days: cohort.proposalDays,
    };
  }
}
