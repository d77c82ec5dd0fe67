import { Injectable, type OnModuleInit } from '@nestjs/common';
import { OngoingMatters, type OngoingSource } from '#identity';

/** Tells identity for whom something waits: whoever has a place or a number in the line of an event that is not over. */
@Injectable()
export class OngoingRegistrations implements OngoingSource, OnModuleInit {
  readonly awaited = `select r.person_id from events.registration r join events.event e on e.id = r.event_id
    where r.state in ('confirmed', 'waitlisted') and e.state = 'published' and e.ends_at > $2`;

  constructor(private readonly matters: OngoingMatters) {}

  onModuleInit(): void {
    this.matters.register(this);
  }
}
