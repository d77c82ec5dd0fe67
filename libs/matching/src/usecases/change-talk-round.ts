import { Injectable } from '@nestjs/common';
import type { SignedIn } from '#identity';
import { AuditSink, Outbox, PlatformError, Transactions } from '#platform';
import { Clock, DomainError } from '#platform/kernel';
import { afterTalkAct, timesOf } from '../domain/talk-round.js';
import { MatchingError } from '../errors.js';
import { TalksAnnounced } from '../facts/index.js';
import type { TalkRound } from '../persistence/talk-round.record.js';
import { TalkRoundsRepository } from '../persistence/talk-rounds.repository.js';
import { talkRoundInScope } from './talk-round-scope.js';

/** Which talks, in the version that staff saw: they act on what they have read, or read it again. */
export interface SeenTalkRound {
  readonly id: string;
  readonly version: number;
}

/** Staff publish the talks of a kick-off, close them, or drop a draft. */
@Injectable()
export class ChangeTalkRound {
  constructor(
    private readonly rounds: TalkRoundsRepository,
    private readonly transactions: Transactions,
    private readonly outbox: Outbox,
    private readonly audit: AuditSink,
    private readonly clock: Clock,
  ) {}

  /** Everybody gets a letter with her own timetable. Talks of who has left meanwhile are taken out. @throws as {@link close}, matching.talks-have-begun */
  publish(seen: SeenTalkRound, actor: SignedIn): Promise<void> {
    return this.change(seen, 'publish', actor, async (round) => {
      if (round.startsAt <= this.clock.now()) throw new DomainError(MatchingError.talksHaveBegun);
      round.publishedAt = this.clock.now();
      await this.rounds.dropSeatsOfLeavers(round.id);
      const saved = await this.rounds.save(round);
      await this.announce(saved);
    });
  }

  /**
   * Ends the marking: from now on the marks count for runs, and cannot be changed.
   * @throws matching.unknown-talk-round out of scope, matching.whole-programme-needed, matching.not-possible-now,
   * platform.changed-meanwhile
   */
  close(seen: SeenTalkRound, actor: SignedIn): Promise<void> {
    return this.change(seen, 'close', actor, async (round) => {
      round.closedAt = this.clock.now();
      await this.rounds.save(round);
    });
  }

  /** Throws a draft away: nobody knew of it. @throws as {@link close} */
  drop(seen: SeenTalkRound, actor: SignedIn): Promise<void> {
    return this.change(seen, 'drop', actor, async (round) => {
      await this.rounds.replaceSeats(round.id, []);
      await this.rounds.save(round);
    });
  }

  private async change(
    { id, version }: SeenTalkRound,
    act: 'publish' | 'close' | 'drop',
    actor: SignedIn,
    change: (round: TalkRound) => Promise<void>,
  ): Promise<void> {
    await talkRoundInScope(this.rounds, id, actor);
    await this.transactions.run(async () => {
      const round = await this.rounds.lock(id);
      round.state = afterTalkAct(round.state, act);
      if (round.version !== version) throw new DomainError(PlatformError.changedMeanwhile);
      await change(round);
      await this.audit.record({
        actor: { kind: 'person', personId: actor.personId },
        action: `matching.${act}-talks`,
        subject: { kind: 'talk-round', id },
      });
    });
  }

  private async announce(round: TalkRound): Promise<void> {
    const { id, version, programmeId, cohortId } = round;
    for (const { personId, seats } of await this.rounds.seatsByPerson(id))
      await this.outbox.record(TalksAnnounced, {
        subject: { kind: 'talk-round', id, version },
        programmeId,
        cohortId,
        data: {
          talkRoundId: id,
          personId,
          talks: seats.map(({ slot, table }) => ({ startsAt: timesOf(slot, round).startsAt.toISOString(), table })),
        },
      });
  }
}
