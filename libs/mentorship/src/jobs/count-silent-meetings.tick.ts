import { Injectable } from '@nestjs/common';
import { type Tick, Ticks } from '#platform';
import { CountSilentMeetings } from '../usecases/count-silent-meetings.js';

@Injectable()
@Ticks('mentorship.count-silent-meetings', 'minute')
export class CountSilentMeetingsTick implements Tick {
  constructor(private readonly countSilentMeetings: CountSilentMeetings) {}

  tick(now: Date): Promise<void> {
    return this.countSilentMeetings.execute(now);
  }
}
