import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database, type PersonalDataHolder, PersonalDataHolders } from '#platform';
import type { PersonId } from '#platform/kernel';
import { ScoredRuns } from './queries/scored-runs.js';
import { EndProposals } from './usecases/end-proposals.js';

@Injectable()
export class MatchingPersonalData implements PersonalDataHolder, OnModuleInit {
  readonly lib = 'matching';
  readonly tables = [
    ...['matching.proposal', 'matching.match_run', 'matching.run_person', 'matching.run_act'],
    ...['matching.rule_set', 'matching.barred_pair', 'matching.preference', 'matching.bookmark'],
  ];

  constructor(
    private readonly holders: PersonalDataHolders,
    private readonly endProposals: EndProposals,
    private readonly scoredRuns: ScoredRuns,
    private readonly database: Database,
  ) {}

  onModuleInit(): void {
    this.holders.register(this);
  }

  /** The person's own side and answers; what the other has answered and written is the other's. */
  async exportOf(person: PersonId): Promise<Readonly<Record<string, unknown>>> {
    const proposals = await this.database.query(
      `select p.id, p.cohort_id, p.came_from, case s.role when 'student' then p.message end as message, p.taken_back_at, p.state, ${PARTS} as parts, p.sent_at, p.expires_at, p.group_id, p.joined_at, p.mentorship_id, p.mentorship_ended_at, s.role, s.answer, s.reason, s.comment, s.answered_at
       from matching.proposal p join matching.proposal_side s on s.proposal_id = p.id and ${OWN_SIDE} where p.sent_at is not null
       order by p.id`,
      [person],
    );
    const startedRuns = await this.database.query(
      'select id, cohort_id, created_at from matching.match_run where started_by = $1 order by id',
      [person],
    );
    const readByRuns = await this.database.query(
      `select i.run_id, r.created_at, i.role, i.answers,
         case when s.manifest->'settings' ? 'talkRoundId' then i.finding - 'options' - 'crowd' else i.finding end as finding
       from matching.run_person i join matching.match_run r on r.id = i.run_id left join matching.run_snapshot s on s.run_id = i.run_id
       where i.person_id = $1 order by i.run_id`,
      [person],
    );
    const acts = await this.database.query(
      'select run_id, act, reason, acted_at from matching.run_act where acted_by = $1 order by run_id, revision',
      [person],
    );
    const writtenRules = await this.database.query(
      'select id, cohort_id, version, reason, created_at from matching.rule_set where created_by = $1 order by id',
      [person],
    );
    const barred = await this.database.query(
      `select programme_id, case when student_person_id = $1 then 'student' else 'mentor' end as role, why, created_at
       from matching.barred_pair where student_person_id = $1 or mentor_person_id = $1 order by created_at`,
      [person],
    );
    const talks = await this.database.query(
      `select r.id as talk_round_id, r.cohort_id, r.starts_at, s.slot, s.table_number from matching.talk_seat s
       join matching.talk_round r on r.id = s.talk_round_id and r.published_at is not null
       join programmes.enrolment e on e.id in (s.mentor_enrolment_id, s.student_enrolment_id) and e.person_id = $1
       order by r.starts_at, s.slot`,
      [person],
    );
    const marks = await this.database.query(
      'select talk_round_id, mark, marked_at from matching.preference where from_person_id = $1 order by marked_at',
      [person],
    );
    const bookmarks = await this.database.query(
      'select mentor_enrolment_id, created_at from matching.bookmark where student_person_id = $1 order by created_at',
      [person],
    );
    return { talks, marks, proposals, startedRuns, readByRuns, acts, writtenRules, barred, bookmarks };
  }

  /** Open proposals end; what was written, what the score says about the two and what runs read of her go; states stay with the tombstone. */
  async erase(person: PersonId): Promise<void> {
    await this.endProposals.ofPerson(person);
    await this.database.query(
      'delete from matching.barred_pair where student_person_id = $1 or mentor_person_id = $1',
      [person],
    );
    await this.database.query(
      `update matching.proposal_side s set comment = null from matching.proposal p where s.proposal_id = p.id and ${OWN_SIDE}`,
      [person],
    );
    await this.database.query(
      `update matching.proposal set parts = '[]', reason = case when reason is null then null else '' end,
         message = case when student_person_id = $1 then null else message end, version = version + 1
       where student_person_id = $1 or mentor_person_id = $1`,
      [person],
    );
    await this.database.query(
      `delete from matching.talk_seat s using programmes.enrolment e
       where e.id in (s.mentor_enrolment_id, s.student_enrolment_id) and e.person_id = $1`,
      [person],
    );
    await this.database.query('delete from matching.preference where from_person_id = $1 or about_person_id = $1', [
      person,
    ]);
    await this.database.query(
      `delete from matching.bookmark where student_person_id = $1
         or mentor_enrolment_id in (select id from programmes.enrolment where person_id = $1)`,
      [person],
    );
    await this.database.query('delete from matching.run_person where person_id = $1', [person]);
    this.scoredRuns.forget();
  }
}

/** What a mentor wishes of her student is hers: of a student whom she did not wish for, the student's own data says nothing. */
const PARTS = `case s.role when 'student' then jsonb_path_query_array(p.parts, '$[*] ? (!(@.code == "students" && @.found.size() == 0))') else p.parts end`;
const OWN_SIDE = `((s.role = 'student' and p.student_person_id = $1) or (s.role = 'mentor' and p.mentor_person_id = $1))`;
