import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { People, requireScope, type SignedIn } from '#identity';
import { addDaysInHelsinki, Clock, DomainError, type Language } from '#platform/kernel';
import { Cohorts } from '#programmes';
import type { runLetters } from '../api/letters.contract.js';
import { partsOfPair } from '../domain/parts-of-pair.js';
import { MatchingError } from '../errors.js';
import { ProposalsRepository } from '../persistence/proposals.repository.js';
import { DeskRuns } from './desk-runs.js';
import { ReasonTexts } from './reason-texts.js';
import { RunPeople, type RunPerson } from './run-people.js';
import { ScoredRuns } from './scored-runs.js';

export type RunLettersView = z.infer<typeof runLetters>;

/** What the two of a pair will read when it is published, each in her own language. */
@Injectable()
export class RunLetters {
  constructor(
    private readonly deskRuns: DeskRuns,
    private readonly proposals: ProposalsRepository,
    private readonly runPeople: RunPeople,
    private readonly people: People,
    private readonly scoredRuns: ScoredRuns,
    private readonly reasonTexts: ReasonTexts,
    private readonly cohorts: Cohorts,
    private readonly clock: Clock,
  ) {}

  /** @throws matching.unknown-run out of scope, matching.unknown-proposal for a student who has none that waits to be sent */
  async of(actor: SignedIn, runId: string, studentEnrolmentId: string): Promise<RunLettersView> {
    const { cohortId } = await this.deskRuns.get(actor, runId);
    const scope = requireScope(actor, 'matching.publish-proposals');
    const unsent = await this.proposals.proposedOf(runId);
    const proposal = unsent.find((one) => one.studentEnrolmentId === studentEnrolmentId);
    const both = proposal ? [studentEnrolmentId, proposal.mentorEnrolmentId] : [];
    const people = await this.runPeople.of(scope, runId, both);
    const [student, mentor] = both.map((id) => people.get(id));
    if (!proposal || !student || !mentor) throw new DomainError(MatchingError.unknownProposal);
    const languages = await this.people.cards([student.personId, mentor.personId]);
    const languageOf = ({ personId }: RunPerson): Language => languages.get(personId)?.language ?? actor.language;
    const parts = await this.partsOf(runId, student, mentor);
    const cohort = await this.cohorts.get(cohortId);
    const letter = (role: 'student' | 'mentor', to: RunPerson, other: RunPerson) => ({
      ...{ role, name: to.name, language: languageOf(to), otherName: other.name, otherPlace: other.place },
      reasons: this.reasonTexts.of(parts, role, languageOf(to)).map(({ text }) => text),
    });
    return {
      proposalId: proposal.id,
      inGroup: proposal.groupId !== null,
      answerBy: addDaysInHelsinki(this.clock.now(), cohort?.proposalDays ?? 0).toISOString(),
      letters: [letter('student', student, mentor), letter('mentor', mentor, student)],
    };
  }

  private async partsOf(runId: string, { enrolmentId }: RunPerson, mentor: RunPerson) {
    const { snapshot } = await this.scoredRuns.get(runId);
    const own = snapshot.students.find((one) => one.enrolmentId === enrolmentId);
    const other = snapshot.mentors.find((one) => one.enrolmentId === mentor.enrolmentId);
    return own && other ? partsOfPair(own, other, snapshot) : [];
  }
}
