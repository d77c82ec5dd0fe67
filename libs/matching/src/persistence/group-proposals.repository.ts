import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import { Proposal } from './proposal.record.js';

/** Proposals that lead into a group: who has accepted, who has joined, who has left. */
@Injectable()
export class GroupProposalsRepository {
  constructor(private readonly database: Database) {}

  /**
   * Of a group: proposals that may still be accepted, those accepted by students who have not joined yet, how many of these still take part,
   * and whether it has begun.
   */
  async answersOfGroup(groupId: string): Promise<{
    readonly open: number;
    readonly begun: boolean;
    readonly accepted: readonly string[];
    readonly there: number;
  }> {
    const row = await this.database.one<{ open: number; begun: boolean; accepted: string[]; there: number }>(
      `select count(*) filter (where p.state in ('proposed', 'sent', 'half_accepted'))::int as open,
         coalesce(bool_or(p.joined_at is not null and p.mentorship_ended_at is null), false) as begun,
         coalesce(array_agg(p.id order by p.id) filter (where p.state = 'accepted' and p.joined_at is null), '{}') as accepted,
         count(*) filter (where p.state = 'accepted' and p.joined_at is null and e.state in ('approved', 'confirmed')
           and who.state = 'active')::int as there
       from matching.proposal p join programmes.enrolment e on e.id = p.student_enrolment_id
         join identity.person who on who.id = e.person_id where p.group_id = $1`,
      [groupId],
    );
    return row ?? { open: 0, begun: false, accepted: [], there: 0 };
  }

  /** Marks accepted proposals of a group as joined; answers them. */
  async join(ids: readonly string[], at: Date): Promise<Proposal[]> {
    await this.database.query(
      'update matching.proposal set joined_at = $2, version = version + 1 where id = any($1::uuid[]) and joined_at is null',
      [ids, at],
    );
    return this.database
      .repository(Proposal)
      .createQueryBuilder('p')
      .where('p.id = any(:ids)', { ids })
      .orderBy('p.id')
      .getMany();
  }

  /** Groups in which somebody has accepted and has not joined yet. */
  async groupsThatGather(): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `select distinct group_id as id from matching.proposal where group_id is not null and state = 'accepted' and joined_at is null order by 1`,
    );
    return rows.map((row) => row.id);
  }

  /** The accepted proposal by which a student came into a group's mentorship. */
  async noteJoining(mentorshipId: string, studentPersonId: string, cohortId: string | null): Promise<void> {
    await this.database.query(
      `update matching.proposal set mentorship_id = $1, version = version + 1 where id = (
         select id from matching.proposal where student_person_id = $2 and ($3::uuid is null or cohort_id = $3) and joined_at is not null
           and mentorship_id is null order by id desc limit 1)`,
      [mentorshipId, studentPersonId, cohortId],
    );
  }

  /** A student has left a mentorship that goes on with others. */
  async noteLeaving(mentorshipId: string, studentPersonId: string, at: Date): Promise<void> {
    await this.database.query(
      `update matching.proposal set mentorship_ended_at = $3, version = version + 1
       where mentorship_id = $1 and student_person_id = $2 and mentorship_ended_at is null`,
      [mentorshipId, studentPersonId, at],
    );
  }
}
