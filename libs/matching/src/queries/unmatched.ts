import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { requireScope, type SignedIn } from '#identity';
import { CodeLists } from '#profiles';
import type { recruitingNeed, unmatchedStudent } from '../api/desk.contract.js';
import { relaxationsFor, workingLanguagesOf } from '../domain/relaxations.js';
import { RunResultsRepository } from '../persistence/run-results.repository.js';
import { DeskRuns } from './desk-runs.js';
import { RunPeople } from './run-people.js';
import { ScoredRuns } from './scored-runs.js';
import { languageName, WouldHelp } from './would-help.js';

export type UnmatchedStudentView = z.infer<typeof unmatchedStudent>;
export type RecruitingNeedView = z.infer<typeof recruitingNeed>;

/** Changes that are told at most. */
const MOST_CHANGES = 3;
/** Kinds of mentors that a recruiting list names at most. */
const MOST_NEEDS = 30;

/** Who has no mentor in a run and why; and what mentors to look for. */
@Injectable()
export class Unmatched {
  constructor(
    private readonly deskRuns: DeskRuns,
    private readonly people: RunPeople,
    private readonly results: RunResultsRepository,
    private readonly scoredRuns: ScoredRuns,
    private readonly wouldHelp: WouldHelp,
    private readonly codeLists: CodeLists,
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
    const roomy = snapshot.mentors.filter((mentor) => !findings.get(mentor.enrolmentId)?.contested);
    const views = unmatched.flatMap((student): UnmatchedStudentView[] => {
      const card = people.get(student.enrolmentId);
      if (!card) return [];
      const { options = 0, crowd = null } = findings.get(student.enrolmentId) ?? {};
      const changes = relaxationsFor(student, roomy, snapshot.rules).slice(0, MOST_CHANGES);
      return [
        {
          studentEnrolmentId: student.enrolmentId,
          student: card.name,
          home: card.place,
          why: options === 0 ? 'no-mentor' : 'too-few-places',
          options,
          waitingRounds: student.waitedRounds,
          crowd: options === 0 ? null : crowd,
          wouldHelp: changes.map((change) => this.wouldHelp.inWords(change, snapshot.rules, actor.language)),
        },
      ];
    });
    return views.sort(
      (one, other) =>
        other.waitingRounds - one.waitingRounds || one.student.localeCompare(other.student, actor.language),
    );
  }

  /** Kinds of mentors, by field and working language, and how many students without a mentor each would open a door to. No names. */
  async recruiting(actor: SignedIn, runId: string): Promise<RecruitingNeedView[]> {
    await this.deskRuns.get(actor, runId);
    const { snapshot, unmatched } = await this.state(runId);
    const { mentors, rules } = snapshot;
    const kindsOf = ({
      field,
      languages,
    }: {
      field: string;
      languages: readonly { language: string; rank: number }[];
    }) => workingLanguagesOf({ languages }, rules).map((language) => `${field.slice(0, 2)} ${language}`);
    const waiting = tally(unmatched.flatMap(kindsOf));
    const there = tally(mentors.flatMap(kindsOf));
    return [...waiting]
      .sort(([one, students], [other, others]) => others - students || (one < other ? -1 : 1))
      .slice(0, MOST_NEEDS)
      .map(([kind, waits]) => {
        const [field = '', language = ''] = kind.split(' ');
        return {
          field: this.codeLists.nameOf('fields-of-education', field)?.[actor.language] ?? field,
          language: languageName(language, actor.language),
          students: waits,
          mentors: there.get(kind) ?? 0,
        };
      });
  }

  private async state(runId: string) {
    const { snapshot, findings } = await this.scoredRuns.get(runId);
    const matched = new Set((await this.results.pairsAt(runId)).map((pair) => pair.studentEnrolmentId));
    return { snapshot, findings, unmatched: snapshot.students.filter((one) => !matched.has(one.enrolmentId)) };
  }
}

function tally(kinds: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const kind of kinds) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return counts;
}
