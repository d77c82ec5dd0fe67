import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { inLanguageOf, localisedSql, requireScope, type SignedIn } from '#identity';
import { Database } from '#platform';
import { DomainError } from '#platform/kernel';
import type { comparison, whatIf as whatIfContract, whatIfResult } from '../api/desk.contract.js';
import { RunComputer } from '../computing/run-computer.js';
import { type Difference, differences } from '../domain/differences.js';
import type { PlannedPair } from '../domain/plan.js';
import { MatchingError } from '../errors.js';
import { RunResultsRepository } from '../persistence/run-results.repository.js';
import { DeskRuns } from './desk-runs.js';
import { RunPeople } from './run-people.js';
import { ScoredRuns } from './scored-runs.js';

export type ComparisonView = z.infer<typeof comparison>;
export type WhatIfView = z.infer<typeof whatIfResult>;

/** Two runs side by side, and a run beside what it would have been. */
@Injectable()
export class CompareRuns {
  constructor(
    private readonly deskRuns: DeskRuns,
    private readonly results: RunResultsRepository,
    private readonly scoredRuns: ScoredRuns,
    private readonly computer: RunComputer,
    private readonly people: RunPeople,
    private readonly database: Database,
  ) {}

  /** @throws matching.unknown-run out of scope, or when the two are of different cohorts */
  async compare(actor: SignedIn, firstId: string, secondId: string): Promise<ComparisonView> {
    const runs = [await this.deskRuns.get(actor, firstId), await this.deskRuns.get(actor, secondId)] as const;
    if (runs[0].cohortId !== runs[1].cohortId) throw new DomainError(MatchingError.unknownRun);
    const [first, second] = [await this.results.pairsAt(firstId), await this.results.pairsAt(secondId)];
    const changes = differences(first, second);
    const scope = requireScope(actor, 'matching.list-proposals');
    const ids = changes.flatMap((change) => [change.studentEnrolmentId, change.before ?? '', change.after ?? '']);
    const wanted = [...new Set(ids)].filter((id) => id !== '');
    const people = new Map([
      ...(await this.people.of(scope, firstId, wanted)),
      ...(await this.people.of(scope, secondId, wanted)),
    ]);
    const nameOf = (id: string | null) => (id === null ? null : (people.get(id)?.name ?? null));
    return {
      runs: [...runs],
      same: first.length - changes.filter((change) => change.before !== null).length,
      other: changes.filter((change) => change.before !== null && change.after !== null).length,
      onlyFirst: changes.filter((change) => change.after === null).length,
      onlySecond: changes.filter((change) => change.before === null).length,
      organisations: await this.perOrganisation(actor, [firstId, secondId], [first, second]),
      changes: changes.flatMap(({ studentEnrolmentId, before, after }) => {
        const student = nameOf(studentEnrolmentId);
        return student === null ? [] : [{ student, first: nameOf(before), second: nameOf(after) }];
      }),
    };
  }

  /** What a run would have been under other settings, on its frozen input. @throws matching.unknown-run out of scope */
  async whatIf(actor: SignedIn, runId: string, question: z.infer<typeof whatIfContract>): Promise<WhatIfView> {
    await this.deskRuns.get(actor, runId);
    // Marks after talks are in the frozen input, whatever is asked.
    const { talkRoundId: _, ...settings } = question.settings;
    const { extraSeats = 0 } = question;
    const scored = await this.scoredRuns.get(runId);
    const pairing = await this.computer.pairing({ ask: 'what-if', scored, under: { settings, extraSeats } });
    if (!pairing.certified) throw new Error(`no valid certificate: ${pairing.objections.join(' ')}`);
    const { matched, score, met, pairs } = pairing.plan;
    const organisations = await this.perOrganisation(actor, [runId], [pairs]);
    const changes = differences(await this.results.pairsAt(runId), pairs);
    return {
      ...{ matched, score, met: [...met], mean: mean(pairs), worstTenth: mean(worstTenth(pairs)) },
      changed: changes.length,
      organisations: organisations.map(({ name, students, first }) => ({ name, students, matched: first })),
      ...(await this.turned(actor, runId, changes)),
    };
  }

  /** Who gains and who loses a mentor, by name where the reader's grants reach. */
  private async turned(
    actor: SignedIn,
    runId: string,
    changes: readonly Difference[],
  ): Promise<Pick<WhatIfView, 'gain' | 'lose'>> {
    const turning = changes.filter(({ before, after }) => before === null || after === null);
    const ids = turning.flatMap((one) => [one.studentEnrolmentId, one.before ?? one.after ?? '']);
    const scope = requireScope(actor, 'matching.list-proposals');
    const people = ids.length > 0 ? await this.people.of(scope, runId, [...new Set(ids)]) : new Map();
    const told = (ofThese: readonly Difference[]) => {
      const students = ofThese.flatMap(({ studentEnrolmentId, before, after }) => {
        const student = people.get(studentEnrolmentId)?.name;
        return student ? [{ student, mentor: people.get(before ?? after ?? '')?.name ?? null }] : [];
      });
      students.sort((one, other) => one.student.localeCompare(other.student, actor.language));
      return { students, hidden: ofThese.length - students.length };
    };
    return {
      gain: told(turning.filter(({ before }) => before === null)),
      lose: told(turning.filter(({ after }) => after === null)),
    };
  }

  /** Students of each home organisation in the first run, and how many of them each list of pairs serves. Figures only. */
  private async perOrganisation(
    actor: SignedIn,
    runIds: readonly string[],
    lists: readonly (readonly PlannedPair[])[],
  ): Promise<ComparisonView['organisations']> {
    const scope = requireScope(actor, 'matching.list-runs');
    const rows = await this.database.query<{ enrolmentId: string; name: string }>(
      inLanguageOf(
        scope,
        `select distinct i.enrolment_id as "enrolmentId", coalesce(${localisedSql('o.name')}, '') as name
         from matching.run_person i left join identity.organisation o on o.id = i.home_organisation_id
         where i.run_id = any($1) and i.role = 'student'`,
      ),
      [runIds],
    );
    const [first, second] = [0, 1].map((list) => new Set(lists[list]?.map((pair) => pair.studentEnrolmentId)));
    const names = [...new Set(rows.map((row) => row.name))].sort((one, other) =>
      one.localeCompare(other, scope.language),
    );
    return names.map((name) => {
      const own = rows.filter((row) => row.name === name);
      const served = (list: Set<string> | undefined) => own.filter((row) => list?.has(row.enrolmentId)).length;
      return { name, students: own.length, first: served(first), second: served(second) };
    });
  }
}

function worstTenth(pairs: readonly PlannedPair[]): readonly PlannedPair[] {
  return [...pairs].sort((one, other) => one.score - other.score).slice(0, Math.ceil(pairs.length / 10));
}

function mean(pairs: readonly PlannedPair[]): number {
  return pairs.length === 0 ? 0 : Math.round(pairs.reduce((sum, pair) => sum + pair.score, 0) / pairs.length);
}
