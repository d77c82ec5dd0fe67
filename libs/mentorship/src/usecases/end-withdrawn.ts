import { Injectable } from '@nestjs/common';
import { Transactions } from '#platform';
import { MentorshipsRepository } from '../persistence/mentorships.repository.js';
import { EndEarly } from './end-early.js';

/** Ends what a withdrawn enrolment was part of (lifecycles A: "if matched, the mentorship ends through C"). */
@Injectable()
export class EndWithdrawn {
  constructor(
    private readonly mentorships: MentorshipsRepository,
    private readonly endEarly: EndEarly,
    private readonly transactions: Transactions,
  ) {}

  execute(enrolmentId: string): Promise<void> {
    return this.transactions.run(async () => {
      const ids = await this.mentorships.liveOf(enrolmentId);
      const members = await Promise.all(ids.map((id) => this.mentorships.membersOf(id)));
      await this.mentorships.lockEnrolments(members.flat().map((member) => member.enrolmentId));
      for (const id of ids) await this.endEarly.execute(id, [enrolmentId]);
    });
  }
}
