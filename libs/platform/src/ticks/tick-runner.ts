import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { Clock, wallClock } from '#platform/kernel';
import { Database, Transactions } from '../database/database.js';
import { reasonOf } from '../telemetry/error-words.js';
import { Clockwork } from './clockwork.js';
import { OnTick, type Tick, type TickEvery } from './tick.js';

const DAILY_FROM_HOUR = 5;

/** The slot that is due, or undefined when this kind of tick is not due yet today. */
export function slotOf(every: TickEvery, now: Date): string | undefined {
  const local = wallClock(now);
  if (every === 'day') return local.hour >= DAILY_FROM_HOUR ? local.date : undefined;
  // Slots within a day are named in UTC: the hour that comes twice in October has two names.
  return every === 'minute' ? now.toISOString().slice(0, 16) : now.toISOString().slice(0, 13);
}

@Injectable()
export class TickRunner implements OnApplicationBootstrap {
  private readonly logger = new Logger(TickRunner.name);
  private readonly ticks: { name: string; every: TickEvery; tick: Tick }[] = [];
  private readonly lastSlot = new Map<string, string>();

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly database: Database,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly clockwork: Clockwork,
  ) {}

  onApplicationBootstrap(): void {
    for (const wrapper of this.discovery.getProviders()) {
      const found = wrapper.metatype && this.discovery.getMetadataByDecorator(OnTick, wrapper);
      if (found) this.ticks.push({ ...found, tick: wrapper.instance as Tick });
    }
  }

  names(): string[] {
    return this.ticks.map((tick) => tick.name);
  }

  /** Runs what is due and has not run in its slot yet, here or elsewhere. A tick that fails is tried again at the next call. `before` hears of each. */
  async runDue(before: (piece: string) => void = () => undefined): Promise<void> {
    const now = this.clock.now();
    for (const { name, every, tick } of this.ticks) {
      const slot = slotOf(every, now);
      if (!slot || this.lastSlot.get(name) === slot) continue;
      before(`tick ${name} ${slot}`);
      try {
        const isOver = await this.transactions.run(() => this.runOnce(name, slot, tick, now));
        if (isOver) this.lastSlot.set(name, slot);
      } catch (error) {
        this.logger.error({ message: 'tick failed', tick: name, slot, reason: reasonOf(error) });
      }
    }
  }

  /** False while another worker runs it (that one may still fail or be killed), or while somebody has the clockwork for himself. */
  private async runOnce(name: string, slot: string, tick: Tick, now: Date): Promise<boolean> {
    if (!(await this.clockwork.mayTick())) return false;
    const lock = await this.database.one<{ free: boolean }>('select pg_try_advisory_xact_lock(hashtext($1)) as free', [
      `tick ${name}`,
    ]);
    if (!lock?.free) return false;
    const fresh = await this.database.query(
      'insert into platform.tick_run (name, slot, ran_at) values ($1, $2, $3) on conflict do nothing returning name',
      [name, slot, now],
    );
    if (fresh.length > 0) await tick.tick(now);
    return true;
  }
}
