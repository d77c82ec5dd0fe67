import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { requireScope, type SignedIn } from '#identity';
import { Database } from '#platform';
import { DomainError } from '#platform/kernel';
import type { deskPair, deskPairDetails } from '../api/desk.contract.js';
import { partsOfPair } from '../domain/parts-of-pair.js';
import { MatchingError } from '../errors.js';
import { DeskRuns } from './desk-runs.js';
import { ReasonTexts } from './reason-texts.js';
import { RunPeople } from './run-people.js';
import { ScoredRuns } from './scored-runs.js';

export type DeskPairView = z.infer<typeof deskPair>;
export type DeskPairDetailsView = z.infer<typeof deskPairDetails>;

/** Pairs on a page of the board. */
const PAGE = 500;
const MOST_OTHERS = 10;

type Row = Pick<DeskPairView, 'studentEnrolmentId' | 'mentorEnrolmentId' | 'score' | 'locked' | 'state'>;

/** The pairs of a run as they stand now, of students whom the reader's grants reach. */
@Injectable()
export class DeskPairs {
  constructor(
    private readonly database: Database,
    private readonly deskRuns: DeskRuns,
    private readonly people: RunPeople,
    private readonly scoredRuns: ScoredRuns,
    private readonly reasonTexts: ReasonTexts,
  ) {}

  /** @throws matching.unknown-run out of scope */
  async list(
    actor: SignedIn,
    runId: string,
    after: string | undefined,
  ): Promise<{ items: DeskPairView[]; next: string | null }> {
    await this.deskRuns.get(actor, runId);
    const rows = await this.rows(runId, after ?? null, PAGE + 1);
    const page = rows.slice(0, PAGE);
    const scope = requireScope(actor, 'matching.list-proposals');
    const people = await this.people.of(
      scope,
      runId,
      page.flatMap((row) => [row.studentEnrolmentId, row.mentorEnrolmentId]),
    );
    const items = page.flatMap((row) => {
      const [student, mentor] = [people.get(row.studentEnrolmentId), people.get(row.mentorEnrolmentId)];
      if (!student || !mentor) return [];
      return [{ ...row, student: student.name, home: student.place, mentor: mentor.name, company: mentor.place }];
    });
    return { items, next: rows.length > PAGE ? (page.at(-1)?.studentEnrolmentId ?? null) : null };
  }

  /** Why a student was given her mentor, and whom else the rules allow. @throws matching.unknown-run out of scope, matching.unknown-proposal for a student who has none */
  async details(actor: SignedIn, runId: string, studentEnrolmentId: string): Promise<DeskPairDetailsView> {
    await this.deskRuns.get(actor, runId);
    const scope = requireScope(actor, 'matching.list-proposals');
    const { snapshot, pairs } = await this.scoredRuns.get(runId);
    const row = snapshot.students.findIndex((one) => one.enrolmentId === studentEnrolmentId);
    const student = snapshot.students[row];
    const options = optionsOf(pairs, row);
    const wanted = [studentEnrolmentId, ...options.map(({ column }) => snapshot.mentors[column]?.enrolmentId ?? '')];
    const people = student ? await this.people.of(scope, runId, wanted) : new Map();
    if (!student || !people.has(studentEnrolmentId)) throw new DomainError(MatchingError.unknownProposal);
    const standing = await this.rows(runId, null, snapshot.students.length);
    const own = standing.find((pair) => pair.studentEnrolmentId === studentEnrolmentId);
    const taken = new Map<string, number>();
    for (const pair of standing) taken.set(pair.mentorEnrolmentId, (taken.get(pair.mentorEnrolmentId) ?? 0) + 1);
    const mentor = snapshot.mentors.find((one) => one.enrolmentId === own?.mentorEnrolmentId);
    const parts = mentor ? partsOfPair(student, mentor, snapshot) : [];
    return {
      reasons: this.reasonTexts.of(parts, 'staff', actor.language),
      parts: parts.map(({ code, points }) => ({ code, points })),
      others: options
        .flatMap(({ column, score }) => {
          const other = snapshot.mentors[column];
          const card = people.get(other?.enrolmentId ?? '');
          if (!other || !card || other === mentor) return [];
          const { enrolmentId, freeSeats } = other;
          return [
            {
              mentorEnrolmentId: enrolmentId,
              mentor: card.name,
              company: card.place,
              score,
              freeSeats,
              taken: taken.get(enrolmentId) ?? 0,
            },
          ];
        })
        .slice(0, MOST_OTHERS),
    };
  }

  private rows(runId: string, after: string | null, limit: number): Promise<Row[]> {
    return this.database.query(
      `select q.student_enrolment_id as "studentEnrolmentId", q.mentor_enrolment_id as "mentorEnrolmentId", q.score, q.locked,
         coalesce(p.state, case when r.dry then null else 'withdrawn' end) as state
       from matching.run_pair q join matching.match_run r on r.id = q.run_id
       left join matching.proposal p on p.run_id = q.run_id and p.student_enrolment_id = q.student_enrolment_id
         and p.mentor_enrolment_id = q.mentor_enrolment_id and (p.state <> 'withdrawn' or p.sent_at is not null)
       where q.run_id = $1 and q.to_revision is null and ($2::uuid is null or q.student_enrolment_id > $2)
       order by q.student_enrolment_id limit $3`,
      [runId, after, limit],
    );
  }
}

/** A student's allowed pairs, the best first; one more than is shown, since the present one is left out. */
function optionsOf(
  { pairRow, pairColumn, pairScore }: { pairRow: Int32Array; pairColumn: Int32Array; pairScore: Int32Array },
  row: number,
): { column: number; score: number }[] {
  const found: { column: number; score: number }[] = [];
  pairRow.forEach((one, pair) => {
    if (one === row) found.push({ column: pairColumn[pair] ?? -1, score: pairScore[pair] ?? 0 });
  });
  return found.sort((one, other) => other.score - one.score || one.column - other.column).slice(0, MOST_OTHERS + 1);
}
