import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { Database } from '#platform';
import { type Language, type LocalisedText, localise, type PersonId } from '#platform/kernel';
import type { waiting } from '../api/matching.contract.js';
import type { Finding } from '../domain/plan.js';
import { relaxationsFor } from '../domain/relaxations.js';
import type { Rules } from '../domain/rules.js';
import type { SnapshotMentor, SnapshotStudent } from '../domain/snapshot.js';
import { whyUnmatched } from '../domain/why-unmatched.js';
import { WouldHelp } from './would-help.js';

export type WaitingView = z.infer<typeof waiting>;

/** Changes that are told at most. */
const MOST_CHANGES = 3;

interface Row {
  readonly runId: string;
  readonly cohortId: string;
  readonly cohort: LocalisedText;
  readonly at: Date;
  readonly answers: SnapshotStudent;
  readonly finding: Omit<Finding, 'enrolmentId'>;
  readonly rules: Rules;
  /** The run took the marks that people gave each other at a kick-off. */
  readonly hasTalks: boolean;
  readonly hasGroups: boolean;
}

/**
 * Why a student has no mentor yet: told of the newest round in which letters went out and none was hers. Once she has a proposal, or has
 * left, there is nothing to tell.
 */
@Injectable()
export class MyWaiting {
  constructor(
    private readonly database: Database,
    private readonly wouldHelp: WouldHelp,
  ) {}

  async list(person: PersonId, language: Language): Promise<WaitingView[]> {
    const rows = await this.database.query<Row>(NEWEST, [person]);
    return Promise.all(rows.map((row) => this.viewOf(row, language)));
  }

  private async viewOf(row: Row, language: Language): Promise<WaitingView> {
    const { options, crowd = null } = row.finding;
    const why = row.hasTalks ? 'after-talks' : whyUnmatched(row.finding, row.hasGroups);
    const changes = relaxationsFor(row.answers, await this.mentorsWithRoom(row.runId), row.rules);
    return {
      cohortId: row.cohortId,
      cohort: localise(row.cohort, language).text,
      at: row.at.toISOString(),
      why,
      options: row.hasTalks ? 0 : options,
      crowd: why === 'too-few-places' ? crowd : null,
      wouldHelp: changes.slice(0, MOST_CHANGES).map((change) => ({
        uses: change.kind === 'language' ? '/languages' : '/modes',
        text: this.wouldHelp.inWords(change, row.rules, language),
      })),
    };
  }

  /** Their answers without who they are. */
  private async mentorsWithRoom(runId: string): Promise<SnapshotMentor[]> {
    const rows = await this.database.query<{ answers: SnapshotMentor }>(
      `select answers from matching.run_person where run_id = $1 and role = 'mentor' and not (finding->>'contested')::boolean
         and (answers->>'freeSeats')::int > 0`,
      [runId],
    );
    return rows.map((row) => row.answers);
  }
}

const NEWEST = `select distinct on (i.enrolment_id) r.id as "runId", r.cohort_id as "cohortId", c.name as cohort, r.finished_at as at,
    i.answers, i.finding, s.manifest->'rules' as rules, s.manifest->'groups' is not null as "hasGroups",
    s.manifest->'settings' ? 'talkRoundId' as "hasTalks"
  from matching.run_person i join matching.match_run r on r.id = i.run_id join matching.run_snapshot s on s.run_id = r.id
    join programmes.cohort c on c.id = r.cohort_id
    join programmes.enrolment e on e.id = i.enrolment_id and e.state in ('approved', 'confirmed')
  where i.person_id = $1 and i.role = 'student' and r.state = 'published' and not r.dry
    and not exists (select 1 from programmes.seat_hold h where h.student_enrolment_id = i.enrolment_id and h.state = 'held')
    and not exists (select 1 from matching.run_pair p where p.run_id = i.run_id and p.student_enrolment_id = i.enrolment_id
      and p.to_revision is null)
    and not exists (select 1 from matching.proposal q where q.student_enrolment_id = i.enrolment_id and q.created_at > r.created_at
      and q.came_from <> 'request')
  order by i.enrolment_id, r.created_at desc`;
