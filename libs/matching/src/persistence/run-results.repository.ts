import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import { type Plan, type PlannedPair, planHash } from '../domain/plan.js';
import type { RemovedPairs } from '../domain/removed-pairs.js';
import type { Snapshot, SnapshotMentor, SnapshotStudent } from '../domain/snapshot.js';

/** Milliseconds that each part of a run took. */
export type RunTimings = Readonly<Record<'read' | 'score' | 'solve' | 'store', number>>;

/** All that a run leaves behind. */
export interface RunOutcome {
  readonly snapshot: Snapshot;
  readonly plan: Plan;
  readonly removed: RemovedPairs;
}

/** The frozen input of runs and what came of it. Written once, with the end of the run; never changed but by erasure. */
@Injectable()
export class RunResultsRepository {
  constructor(private readonly database: Database) {}

  async insert(runId: string, { snapshot, plan, removed }: RunOutcome, timings: RunTimings): Promise<void> {
    const { students, mentors, ...manifest } = snapshot;
    await this.database.query('insert into matching.run_snapshot (run_id, manifest) values ($1, $2)', [
      runId,
      JSON.stringify(manifest),
    ]);
    await this.insertPeople(runId, 'student', students, plan.students);
    await this.insertPeople(runId, 'mentor', mentors, plan.mentors);
    await this.insertPairs(runId, plan.pairs, 0);
    await this.database.query(
      `insert into matching.run_result (run_id, result_hash, met, broken_locks, cover_students, cover_places, timings, fair_share, groups, removed)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        runId,
        planHash(plan),
        JSON.stringify(plan.met),
        JSON.stringify(plan.brokenLocks),
        plan.cover.students,
        plan.cover.places,
        JSON.stringify(timings),
        plan.fairShare ? JSON.stringify(plan.fairShare) : null,
        plan.groups ? JSON.stringify(plan.groups) : null,
        JSON.stringify(removed),
      ],
    );
  }

  /** What each rule took out; undefined for a run of before this was counted. */
  async removedOf(runId: string): Promise<RemovedPairs | undefined> {
    const row = await this.database.one<{ removed: RemovedPairs | null }>(
      'select removed from matching.run_result where run_id = $1',
      [runId],
    );
    return row?.removed ?? undefined;
  }

  /** The pairs that stood at a revision; that stand now, when none is given. */
  pairsAt(runId: string, revision?: number): Promise<PlannedPair[]> {
    return this.database.query(
      `select student_enrolment_id as "studentEnrolmentId", mentor_enrolment_id as "mentorEnrolmentId", score, locked
       from matching.run_pair where run_id = $1 and from_revision <= coalesce($2, from_revision)
         and (to_revision is null or to_revision > $2) order by student_enrolment_id`,
      [runId, revision ?? null],
    );
  }

  /** The pairs of a new revision in the place of those that stood. Only what differs is written. */
  async replacePairs(runId: string, revision: number, pairs: readonly PlannedPair[]): Promise<void> {
    const standing = new Map((await this.pairsAt(runId)).map((pair) => [pair.studentEnrolmentId, pair]));
    const kept = new Set<string>();
    const added = pairs.filter((pair) => {
      const before = standing.get(pair.studentEnrolmentId);
      const same = before?.mentorEnrolmentId === pair.mentorEnrolmentId && before.locked === pair.locked;
      if (same) kept.add(pair.studentEnrolmentId);
      return !same;
    });
    const ended = [...standing.keys()].filter((student) => !kept.has(student));
    await this.database.query(
      'update matching.run_pair set to_revision = $2 where run_id = $1 and to_revision is null and student_enrolment_id = any($3)',
      [runId, revision, ended],
    );
    await this.insertPairs(runId, added, revision);
  }

  private async insertPairs(runId: string, pairs: readonly PlannedPair[], revision: number): Promise<void> {
    for (const batch of batches(pairs)) {
      await this.database.query(INSERT_PAIRS, [runId, JSON.stringify(batch), revision]);
    }
  }

  private async insertPeople(
    runId: string,
    role: 'student' | 'mentor',
    people: readonly (SnapshotStudent | SnapshotMentor)[],
    findings: Plan['students'],
  ): Promise<void> {
    const rows = people.map((person, index) => {
      const { enrolmentId, personId, homeOrganisationId = null, ...answers } = person as SnapshotStudent;
      const { enrolmentId: _, ...finding } = findings[index] ?? { enrolmentId };
      return { enrolmentId, personId, homeOrganisationId, answers, finding };
    });
    for (const batch of batches(rows)) await this.database.query(INSERT_PEOPLE, [runId, role, JSON.stringify(batch)]);
  }
}

const BATCH = 1000;
const INSERT_PAIRS = `insert into matching.run_pair (run_id, student_enrolment_id, mentor_enrolment_id, score, locked, from_revision)
  select $1, p."studentEnrolmentId", p."mentorEnrolmentId", p.score, p.locked, $3
  from jsonb_to_recordset($2::jsonb) as p ("studentEnrolmentId" uuid, "mentorEnrolmentId" uuid, score integer, locked boolean)`;
const INSERT_PEOPLE = `insert into matching.run_person (run_id, enrolment_id, role, person_id, home_organisation_id, answers, finding)
  select $1, p."enrolmentId", $2, p."personId", p."homeOrganisationId", p.answers, p.finding
  from jsonb_to_recordset($3::jsonb)
    as p ("enrolmentId" uuid, "personId" uuid, "homeOrganisationId" uuid, answers jsonb, finding jsonb)`;

function* batches<Row>(rows: readonly Row[]): Generator<readonly Row[]> {
  for (let from = 0; from < rows.length; from += BATCH) yield rows.slice(from, from + BATCH);
}
