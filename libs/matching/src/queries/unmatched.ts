import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { requireScope, type SignedIn } from '#identity';
import { Texts } from '#platform';
import type { Language } from '#platform/kernel';
import { CodeLists } from '#profiles';
import type { recruitingNeed, unmatchedStudent } from '../api/desk.contract.js';
import { crowdsOf } from '../domain/crowds.js';
import { type Relaxation, relaxationsFor } from '../domain/relaxations.js';
import { replan, type ScoredRun } from '../domain/replan.js';
import { RunResultsRepository } from '../persistence/run-results.repository.js';
import { DeskRuns } from './desk-runs.js';
import { RunPeople } from './run-people.js';
import { ScoredRuns } from './scored-runs.js';

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
    private readonly texts: Texts,
    private readonly codeLists: CodeLists,
  ) {}

  /** Of students whom the reader's grants reach, who waited longest first. @throws matching.unknown-run out of scope */
  async list(actor: SignedIn, runId: string): Promise<UnmatchedStudentView[]> {
    await this.deskRuns.get(actor, runId);
    const { scored, plan, unmatched } = await this.state(runId);
    const scope = requireScope(actor, 'matching.list-proposals');
    const { students, mentors } = scored.snapshot;
    const people = await this.people.of(
      scope,
      runId,
      unmatched.map((row) => students[row]?.enrolmentId ?? ''),
    );
    const crowds = crowdsOf(
      plan,
      scored.pairs,
      mentors.map((mentor) => mentor.freeSeats),
    );
    const roomy = mentors.filter((_, column) => !plan.mentors[column]?.contested);
    const views = unmatched.flatMap((row): UnmatchedStudentView[] => {
      const student = students[row];
      const card = people.get(student?.enrolmentId ?? '');
      if (!student || !card) return [];
      const options = plan.students[row]?.options ?? 0;
      const changes = relaxationsFor(student, roomy, scored.snapshot.weights).slice(0, MOST_CHANGES);
      return [
        {
          studentEnrolmentId: student.enrolmentId,
          student: card.name,
          home: card.place,
          why: options === 0 ? 'no-mentor' : 'too-few-places',
          options,
          waitingRounds: student.waitingRounds,
          crowd: options === 0 ? null : (crowds.get(row) ?? null),
          wouldHelp: changes.map((change) => this.inWords(change, actor.language)),
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
    const { scored, unmatched } = await this.state(runId);
    const { students, mentors, weights } = scored.snapshot;
    const kindsOf = ({
      field,
      languages,
    }: {
      field: string;
      languages: readonly { language: string; rank: number }[];
    }) =>
      languages
        .filter(({ rank }) => rank >= weights.workingRank)
        .map(({ language }) => `${field.slice(0, 2)} ${language}`);
    const waiting = tally(unmatched.flatMap((row) => (students[row] ? kindsOf(students[row]) : [])));
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
    const scored = await this.scoredRuns.get(runId);
    const standing = await this.results.pairsAt(runId);
    const matched = new Set(standing.map((pair) => pair.studentEnrolmentId));
    const unmatched = scored.snapshot.students.flatMap((student, row) =>
      matched.has(student.enrolmentId) ? [] : [row],
    );
    return { scored, plan: planOf(scored), unmatched };
  }

  private inWords({ kind, code, mentors }: Relaxation, language: Language): string {
    const found = kind === 'language' ? languageName(code, language) : '';
    return this.texts.t(language, `matching:would-help.${kind === 'mode' ? code : kind}`, { count: mentors, found });
  }
}

/** The run's own plan again: its findings tell why. */
function planOf(scored: ScoredRun) {
  const pairing = replan(scored, {
    decisions: { locked: scored.snapshot.locked, rejected: [] },
    standing: [],
    gone: new Set(),
  });
  if (!pairing.certified) throw new Error(`no valid certificate: ${pairing.objections.join(' ')}`);
  return pairing.plan;
}

function languageName(code: string, language: Language): string {
  return new Intl.DisplayNames(language, { type: 'language' }).of(code) ?? code;
}

function tally(kinds: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const kind of kinds) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return counts;
}
