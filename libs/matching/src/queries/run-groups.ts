import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { requireScope, type SignedIn } from '#identity';
import { Database } from '#platform';
import type { deskGroup, deskGroups } from '../api/desk-groups.contract.js';
import { fateOf } from '../domain/groups.js';
import type { SnapshotGroup } from '../domain/snapshot-group.js';
import { DeskRuns } from './desk-runs.js';
import { RunPeople } from './run-people.js';

export type DeskGroupView = z.infer<typeof deskGroup>;
export type DeskGroupsView = z.infer<typeof deskGroups>;

type Row = Pick<SnapshotGroup, 'groupId' | 'kind' | 'leadEnrolmentId' | 'otherEnrolmentIds' | 'least'> & {
  readonly places: number;
  /** Students whom the rules allow the lead. */
  readonly fitting: number;
  /** Enrolments of the students who stand with her now. */
  readonly students: readonly string[];
};

/** The groups and host organisations of a run: how many students each has now, and why one has none. */
@Injectable()
export class RunGroups {
  constructor(
    private readonly database: Database,
    private readonly deskRuns: DeskRuns,
    private readonly people: RunPeople,
  ) {}

  /** @throws matching.unknown-run out of scope */
  async list(actor: SignedIn, runId: string): Promise<DeskGroupsView> {
    await this.deskRuns.get(actor, runId);
    const rows = await this.database.query<Row>(GROUPS, [runId]);
    const ids = rows.flatMap((row) => [row.leadEnrolmentId, ...row.otherEnrolmentIds, ...row.students]);
    const scope = requireScope(actor, 'matching.list-proposals');
    const people = ids.length > 0 ? await this.people.of(scope, runId, ids) : new Map<string, { name: string }>();
    const named = (some: readonly string[]) => some.flatMap((id) => people.get(id)?.name ?? []);
    const items = rows.map((row) => ({
      ...{ groupId: row.groupId, kind: row.kind, leadEnrolmentId: row.leadEnrolmentId },
      lead: people.get(row.leadEnrolmentId)?.name ?? '',
      others: named(row.otherEnrolmentIds),
      ...{ least: row.least, places: row.places, students: row.students.length },
      names: named(row.students).sort((one, other) => one.localeCompare(other, actor.language)),
      fate: fateOf(row.students.length, row.fitting, row.least),
    }));
    const found = await this.database.one<Pick<DeskGroupsView, 'exact' | 'atMost'>>(EXACT, [runId]);
    return { items, exact: found?.exact ?? true, atMost: found?.atMost ?? null };
  }
}

const GROUPS = `select g->>'groupId' as "groupId", g->>'kind' as kind, g->>'leadEnrolmentId' as "leadEnrolmentId",
    g->'otherEnrolmentIds' as "otherEnrolmentIds", (g->>'least')::int as least, (i.answers->>'freeSeats')::int as places,
    (i.finding->>'options')::int as fitting,
    array(select q.student_enrolment_id from matching.run_pair q
      where q.run_id = s.run_id and q.to_revision is null and q.mentor_enrolment_id = i.enrolment_id) as students
  from matching.run_snapshot s cross join lateral jsonb_array_elements(coalesce(s.manifest->'groups', '[]')) g
    join matching.run_person i on i.run_id = s.run_id and i.enrolment_id = (g->>'leadEnrolmentId')::uuid
  where s.run_id = $1 order by 1`;
const EXACT = `select coalesce((groups->>'exact')::boolean, true) as exact, (groups->'atMost'->>'matched')::int as "atMost"
  from matching.run_result where run_id = $1`;
