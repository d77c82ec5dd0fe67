import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { inLanguageOf, localisedSql, requireScope, type SignedIn, scopeCondition } from '#identity';
import { AccessLog, Database } from '#platform';
import type { PersonId } from '#platform/kernel';
import type { plannedTalk } from '../api/talks.contract.js';
import { timesOf } from '../domain/talk-round.js';
import { TalkRounds } from './talk-rounds.js';

export type PlannedTalkView = z.infer<typeof plannedTalk>;

interface Row extends Omit<PlannedTalkView, 'startsAt' | 'endsAt'> {
  readonly studentId: PersonId;
  readonly mentorId: PersonId;
}

/** Who sits where and when, as staff print it. Every reading is one entry in the log of access. */
@Injectable()
export class TalkTimetable {
  constructor(
    private readonly talkRounds: TalkRounds,
    private readonly database: Database,
    private readonly accessLog: AccessLog,
  ) {}

  /** Of students whom the reader's grants reach. @throws matching.unknown-talk-round out of scope */
  async of(actor: SignedIn, id: string): Promise<PlannedTalkView[]> {
    const round = await this.talkRounds.get(actor, id);
    const times = { ...round, startsAt: new Date(round.startsAt) };
    const scope = requireScope(actor, 'matching.list-proposals');
    const parameters: unknown[] = [id];
    const columns = { organisation: 'se.home_organisation_id', organisationIsOptional: true };
    const reached = scopeCondition(scope, { ...columns, programme: 'r.programme_id' }, parameters);
    const rows = await this.database.query<Row>(
      inLanguageOf(
        scope,
        `select s.id, s.slot, s.table_number as "table", se.person_id as "studentId", me.person_id as "mentorId",
           sp.display_name as student, coalesce(${localisedSql('o.name')}, '') as home, mp.display_name as mentor,
           coalesce(m.company, '') as company
         from matching.talk_seat s join matching.talk_round r on r.id = s.talk_round_id
           join programmes.enrolment se on se.id = s.student_enrolment_id join identity.person sp on sp.id = se.person_id
           join programmes.enrolment me on me.id = s.mentor_enrolment_id join identity.person mp on mp.id = me.person_id
           left join identity.organisation o on o.id = se.home_organisation_id
           left join profiles.mentor_profile m on m.person_id = me.person_id
         where s.talk_round_id = $1 and ${reached} order by s.slot, s.table_number`,
      ),
      parameters,
    );
    if (rows.length > 0) {
      await this.accessLog.record({
        ...{ reader: scope.reader, permission: scope.permission, resource: 'matching.talk-round' },
        personIds: [...new Set(rows.flatMap((row) => [row.studentId, row.mentorId]))],
      });
    }
    return rows.map(({ studentId: _, mentorId: __, ...row }) => {
      const { startsAt, endsAt } = timesOf(row.slot, times);
      return { ...row, startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() };
    });
  }
}
