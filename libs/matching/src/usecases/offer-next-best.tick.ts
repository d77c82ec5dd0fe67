import { Injectable } from '@nestjs/common';
import { Database, type Tick, Ticks } from '#platform';
import { type CohortId, localDate, type PersonId } from '#platform/kernel';
import type { RunSettings } from '../domain/run-settings.js';
import { StartRun } from './start-run.js';

interface Row {
  readonly cohortId: CohortId;
  readonly startedBy: PersonId;
  readonly settings: RunSettings;
}

/**
 * A decline or silence leaves a student without and a place free. Each morning, where that happened since a cohort's last run and staff chose
 * so for it, the next best are computed and wait for staff; nothing that was sent is touched. What staff are looking through is left alone. A
 * student whose own request came to nothing may ask somebody else.
 */
@Injectable()
@Ticks('matching.offer-next-best', 'day')
export class OfferNextBest implements Tick {
  constructor(
    private readonly startRun: StartRun,
    private readonly database: Database,
  ) {}

  async tick(now: Date): Promise<void> {
    for (const run of await this.database.query<Row>(LEFT_WITHOUT, [localDate(now)])) await this.startRun.goOn(run);
  }
}

/** The last real run of each cohort that is not over, if somebody whom a proposal failed since it began waits still. */
const LEFT_WITHOUT = `select last."cohortId", last."startedBy", last.settings
  from (select distinct on (r.cohort_id) r.cohort_id as "cohortId", r.started_by as "startedBy", r.settings, r.state, r.created_at
    from matching.match_run r join programmes.cohort c on c.id = r.cohort_id and c.ends_on >= $1
    where not r.dry and r.state <> 'cancelled' order by r.cohort_id, r.created_at desc) last
  where last.state in ('published', 'failed') and coalesce((last.settings->>'goOn')::boolean, false) and exists (
    select 1 from matching.proposal p
      join programmes.enrolment e on e.id = p.student_enrolment_id and e.state in ('approved', 'confirmed')
    where p.cohort_id = last."cohortId" and p.state in ('declined', 'expired') and p.came_from <> 'request'
      and case when p.state = 'expired' then p.expires_at >= last.created_at else exists (
        select 1 from matching.proposal_side s where s.proposal_id = p.id and s.answer = 'declined' and s.answered_at >= last.created_at) end
      and not exists (select 1 from programmes.seat_hold h where h.student_enrolment_id = e.id and h.state = 'held'))
  order by last."cohortId"`;
