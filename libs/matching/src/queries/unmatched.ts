import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { requireScope, type SignedIn } from '#identity';
import type { unmatchedStudent } from '../api/desk.contract.js';
import { isLeftAfterTalks } from '../domain/left-after-talks.js';
import { relaxationsFor } from '../domain/relaxations.js';
import { RemovedFor } from '../domain/removed-for.js';
import { whyUnmatched } from '../domain/why-unmatched.js';
import { RunResultsRepository } from '../persistence/run-results.repository.js';
import { DeskRuns } from './desk-runs.js';
import { byRule } from './rule-counts.js';
import { RunPeople } from './run-people.js';
import { ScoredRuns } from './scored-runs.js';
import { WouldHelp } from './would-help.js';

export type UnmatchedStudentView = z.infer<typeof unmatchedStudent>;

/** Changes that are told at most. */
const MOST_CHANGES = 3;

/** Who has no mentor in a run, and why. */
@Injectable()
export class Unmatched {
  constructor(
    private readonly deskRuns: DeskRuns,
    private readonly people: RunPeople,
    private readonly results: RunResultsRepository,
    private readonly scoredRuns: ScoredRuns,
    private readonly wouldHelp: WouldHelp,
  ) {}

  /** Of students whom the reader's grants reach, who waited longest first. @throws matching.unknown-run out of scope */
  async list(actor: SignedIn, runId: string): Promise<UnmatchedStudentView[]> {
    await this.deskRuns.get(actor, runId);
    const { snapshot, findings, unmatched } = await this.state(runId);
    const scope = requireScope(actor, 'matching.list-proposals');
    const people = await this.people.of(
      scope,
      runId,
      unmatched.map((student) => student.enrolmentId),
    );
    const roomy = snapshot.mentors.filter(
      (mentor) => mentor.freeSeats > 0 && !findings.get(mentor.enrolmentId)?.contested,
    );
    const removed = new RemovedFor(snapshot);
    const views = unmatched.flatMap((student): UnmatchedStudentView[] => {
      const card = people.get(student.enrolmentId);
      if (!card) return [];
      const { options = 0, crowd } = findings.get(student.enrolmentId) ?? {};
      const found = whyUnmatched({ options, ...(crowd && { crowd }) }, snapshot.groups !== undefined);
      const why = found === 'no-mentor' && isLeftAfterTalks(student, snapshot) ? 'after-talks' : found;
      const changes = relaxationsFor(student, roomy, snapshot.rules).slice(0, MOST_CHANGES);
      return [
        {
          studentEnrolmentId: student.enrolmentId,
          student: card.name,
          home: card.place,
          why,
          options,
          removed: byRule(removed.of(student)),
          waitingRounds: student.waitedRounds,
          crowd: why === 'too-few-places' ? (crowd ?? null) : null,
          wouldHelp: changes.map((change) => this.wouldHelp.inWords(change, snapshot.rules, actor.language)),
        },
      ];
    });
    return views.sort(
      (one, other) =>
        other.waitingRounds - one.waitingRounds || one.student.localeCompare(other.student, actor.language),
    );
  }

  private async state(runId: string) {
    const { snapshot, findings } = await this.scoredRuns.get(runId);
    const matched = new Set((await this.results.pairsAt(runId)).map((pair) => pair.studentEnrolmentId));
    return { snapshot, findings, unmatched: snapshot.students.filter((one) => !matched.has(one.enrolmentId)) };
  }
}
