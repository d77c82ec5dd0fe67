import { Injectable } from '@nestjs/common';
import { SYSTEM, Transactions } from '#platform';
import { DAY } from '#platform/kernel';
import { isDue } from '../domain/meeting.js';
import { MeetingsRepository } from '../persistence/meetings.repository.js';
import { SettleMeeting } from './settle-meeting.js';

/** Counts the meetings nobody objected to in time (indicator M4). */
@Injectable()
export class CountSilentMeetings {
  constructor(
    private readonly meetings: MeetingsRepository,
    private readonly settleMeeting: SettleMeeting,
    private readonly transactions: Transactions,
  ) {}

  execute(now: Date): Promise<void> {
    return this.transactions.run(async () => {
      // Wider than seven days on any calendar; the rule itself decides.
      const candidates = await this.meetings.waiting(new Date(now.getTime() - 6 * DAY));
      for (const { id } of candidates.filter((meeting) => isDue(meeting.loggedAt, now))) {
        const meeting = await this.meetings.lockWaiting(id);
        if (meeting) await this.settleMeeting.count(meeting, 'silence', SYSTEM);
      }
    });
  }
}
