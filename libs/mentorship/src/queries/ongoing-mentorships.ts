import { Injectable, type OnModuleInit } from '@nestjs/common';
import { OngoingMatters, type OngoingSource } from '#identity';

/** Tells identity for whom something waits: whoever is in a mentorship that has not ended. */
@Injectable()
export class OngoingMentorships implements OngoingSource, OnModuleInit {
  readonly awaited =
    `select m.person_id from mentorship.member m join mentorship.mentorship s on s.id = m.mentorship_id where s.ended_at is null and m.left_at is null`;

  constructor(private readonly matters: OngoingMatters) {}

  onModuleInit(): void {
    this.matters.register(this);
  }
}
