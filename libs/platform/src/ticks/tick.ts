import { DiscoveryService } from '@nestjs/core';

/** How often a tick runs, in Helsinki time. Daily ticks run from 05:00: nothing is scheduled between 03:00 and 04:00. */
export type TickEvery = 'minute' | 'hour' | 'day';

/** Scheduled work over tables. It runs in a transaction, once per slot, however many workers there are. */
export interface Tick {
  tick(now: Date): Promise<void>;
}

export const OnTick = DiscoveryService.createDecorator<{ name: string; every: TickEvery }>();

/** Marks a provider as the tick `name`. */
export function Ticks(name: string, every: TickEvery): ClassDecorator {
  return OnTick({ name, every }) as ClassDecorator;
}
