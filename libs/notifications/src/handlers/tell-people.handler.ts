import { Injectable } from '@nestjs/common';
import { type Fact, type FactHandler, HandlesFacts } from '#platform';
import { ANNOUNCEMENTS } from '../messages/announcements.js';
import { Notify } from '../usecases/notify.js';

/** Turns facts into messages to the people they concern. */
@Injectable()
@HandlesFacts('notifications.tell-people', ...ANNOUNCEMENTS.map((announcement) => announcement.fact))
export class TellPeople implements FactHandler {
  constructor(private readonly notify: Notify) {}

  async handle(fact: Fact): Promise<void> {
    const notices = ANNOUNCEMENTS.filter((announcement) => announcement.fact.type === fact.type).flatMap(
      (announcement) => announcement.notices(fact),
    );
    await this.notify.execute(notices, fact);
  }
}
