import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import { DomainError, isId } from '#platform/kernel';
import type { Finding } from '../domain/plan.js';
import type { FrozenRun, KnownRun } from '../domain/replay.js';
import { canonical, type Snapshot, type SnapshotMentor, type SnapshotStudent } from '../domain/snapshot.js';
import { MatchingError } from '../errors.js';

interface RunRow extends Omit<FrozenRun, 'snapshot'> {
  readonly manifest: Omit<Snapshot, 'students' | 'mentors'>;
}

interface PersonRow {
  readonly role: 'student' | 'mentor';
  readonly enrolmentId: string;
  readonly personId: string;
  readonly homeOrganisationId: string | null;
  readonly answers: Readonly<Record<string, unknown>>;
  readonly finding: Omit<Finding, 'enrolmentId'>;
}

/** The frozen input of a finished run, as it was read; without those who were erased since. For commands and use cases that name a permission of their own. */
@Injectable()
export class FrozenRuns {
  constructor(private readonly database: Database) {}

  /** @throws matching.unknown-run, also for a run that has no result */
  async get(runId: string): Promise<FrozenRun> {
    const { findings: _, ...run } = await this.known(runId);
    return run;
  }

  /** @throws as {@link get} */
  async known(runId: string): Promise<KnownRun> {
    const run = isId(runId) ? await this.database.one<RunRow>(RUN, [runId]) : undefined;
    if (!run) throw new DomainError(MatchingError.unknownRun);
    const people = await this.database.query<PersonRow>(PEOPLE, [runId]);
    const { manifest, ...frozen } = run;
    const students = people.filter((one) => one.role === 'student').map((one) => studentOf(one));
    const mentors = people.filter((one) => one.role === 'mentor').map((one) => mentorOf(one));
    const findings = new Map(people.map(({ enrolmentId, finding }) => [enrolmentId, { enrolmentId, ...finding }]));
    return { ...frozen, snapshot: canonical({ ...manifest, students, mentors }), findings };
  }
}

const RUN = `select r.id as "runId", r.engine_version as "engineVersion", r.input_hash as "inputHash", x.result_hash as "resultHash", s.manifest
  from matching.match_run r join matching.run_snapshot s on s.run_id = r.id join matching.run_result x on x.run_id = r.id where r.id = $1`;
const PEOPLE = `select role, enrolment_id as "enrolmentId", person_id as "personId", home_organisation_id as "homeOrganisationId", answers, finding
  from matching.run_person where run_id = $1 order by enrolment_id`;

function studentOf({ enrolmentId, personId, homeOrganisationId, answers }: PersonRow): SnapshotStudent {
  // Written by RunResultsRepository from the very type; nothing else writes it.
  return {
    ...(answers as unknown as SnapshotStudent),
    enrolmentId,
    personId,
    homeOrganisationId,
  };
}

function mentorOf({ enrolmentId, personId, answers }: PersonRow): SnapshotMentor {
  return { ...(answers as unknown as SnapshotMentor), enrolmentId, personId };
}
