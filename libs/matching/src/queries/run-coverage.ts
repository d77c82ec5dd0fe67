import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { requireScope, type Scope, type SignedIn, scopeCondition } from '#identity';
import { AccessLog, Database, Texts } from '#platform';
import type { Language, PersonId, ProgrammeId } from '#platform/kernel';
import { CodeLists } from '#profiles';
import { Participants } from '#programmes';
import type { coverage } from '../api/coverage.contract.js';
import type { StudentAnswers } from '../domain/answers.js';
import { order } from '../domain/canonical-json.js';
import { coverageOf } from '../domain/coverage.js';
import { workingLanguagesOf } from '../domain/relaxations.js';
import { RunResultsRepository } from '../persistence/run-results.repository.js';
import { DeskRuns } from './desk-runs.js';
import { FrozenRuns } from './frozen-runs.js';
import { languageName } from './would-help.js';

export type CoverageView = z.infer<typeof coverage>;
type By = CoverageView['by'];

interface Student {
  readonly enrolmentId: string;
  readonly personId: PersonId;
  readonly programmeId: ProgrammeId;
  readonly answers: StudentAnswers;
}

/** Nobody said, or nothing in common with any mentor. */
const NONE = '';

/**
 * Whom a run reached: students, how many have a mentor and how good their pairs are, per group. It measures a run and takes no part in any;
 * a citizenship group is read only when it is asked for, from what was frozen at entry, and the reading is logged.
 */
@Injectable()
export class RunCoverage {
  constructor(
    private readonly deskRuns: DeskRuns,
    private readonly frozenRuns: FrozenRuns,
    private readonly results: RunResultsRepository,
    private readonly participants: Participants,
    private readonly codeLists: CodeLists,
    private readonly texts: Texts,
    private readonly database: Database,
    private readonly accessLog: AccessLog,
  ) {}

  /**
   * Of students whom the reader's grants reach. By citizenship only once a run is published: before, each act of staff, and each run that is only
   * tried, would move one person's figure. @throws matching.unknown-run out of scope
   */
  async of(actor: SignedIn, runId: string, by: By): Promise<CoverageView> {
    const run = await this.deskRuns.get(actor, runId);
    if (by === 'citizenship' && (run.state !== 'published' || run.dry)) return { by, groups: [] };
    const scope = requireScope(actor, 'matching.list-proposals');
    const students = await this.students(scope, runId);
    const groupOf = await this.grouping(by, scope, runId, students);
    const scores = new Map((await this.results.pairsAt(runId)).map((pair) => [pair.studentEnrolmentId, pair.score]));
    const members = students.map((student) => ({
      group: groupOf(student),
      score: scores.get(student.enrolmentId) ?? null,
    }));
    return {
      by,
      groups: coverageOf(members, by === 'citizenship').map(({ groups, ...figures }) => ({
        names: groups.map((group) => this.nameOf(by, group, actor.language)),
        ...figures,
      })),
    };
  }

  private students(scope: Scope, runId: string): Promise<Student[]> {
    const parameters: unknown[] = [runId];
    const columns = {
      organisation: 'i.home_organisation_id',
      organisationIsOptional: true,
      programme: 'r.programme_id',
    };
    const reached = scopeCondition(scope, columns, parameters);
    return this.database.query<Student>(
      `select i.enrolment_id as "enrolmentId", i.person_id as "personId", r.programme_id as "programmeId", i.answers
       from matching.run_person i join matching.match_run r on r.id = i.run_id
       where i.run_id = $1 and i.role = 'student' and ${reached} order by i.enrolment_id`,
      parameters,
    );
  }

  private async grouping(
    by: By,
    scope: Scope,
    runId: string,
    students: readonly Student[],
  ): Promise<(student: Student) => string> {
    if (by === 'field') return ({ answers }) => answers.field.slice(0, 2);
    if (by === 'citizenship') return this.byCitizenship(scope, students);
    const { snapshot } = await this.frozenRuns.get(runId);
    const { mentors, rules } = snapshot;
    const spoken = new Set(mentors.flatMap((mentor) => workingLanguagesOf(mentor, rules)));
    return ({ answers }) =>
      workingLanguagesOf(answers, rules)
        .filter((language) => spoken.has(language))
        .sort(order)
        .join(' ');
  }

  private async byCitizenship(scope: Scope, students: readonly Student[]): Promise<(student: Student) => string> {
    const [first] = students;
    if (!first) return () => NONE;
    const personIds = students.map(({ personId }) => personId);
    const { reader, permission } = scope;
    await this.accessLog.record({ reader, permission, resource: 'matching.coverage', personIds });
    const groups = await this.participants.citizenshipGroups(first.programmeId, personIds);
    return ({ personId }) => groups.get(personId) ?? NONE;
  }

  private nameOf(by: By, group: string, language: Language): string {
    if (group === NONE || by === 'citizenship')
      return this.texts.t(language, `matching:coverage.${by}.${group || 'none'}`);
    if (by === 'field') return this.codeLists.nameOf('fields-of-education', group)?.[language] ?? group;
    const names = group.split(' ').map((code) => languageName(code, language));
    return new Intl.ListFormat(language, { type: 'unit' }).format(names);
  }
}
