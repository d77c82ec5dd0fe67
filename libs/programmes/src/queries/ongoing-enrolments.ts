import { Injectable, type OnModuleInit } from '@nestjs/common';
import { OngoingMatters, type OngoingSource } from '#identity';

/** Tells identity for whom something waits: whoever has an application that has not ended, in a round that is not over. */
@Injectable()
export class OngoingEnrolments implements OngoingSource, OnModuleInit {
  readonly awaited = `select e.person_id from programmes.enrolment e join programmes.cohort c on c.id = e.cohort_id
    where e.state not in ('rejected', 'unmatched_closed', 'withdrawn') and c.ends_on >= ($2::timestamptz at time zone 'Europe/Helsinki')::date`;

  constructor(private readonly matters: OngoingMatters) {}

  onModuleInit(): void {
    this.matters.register(this);
  }
}
