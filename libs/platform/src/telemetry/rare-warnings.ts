import type { Logger } from '@nestjs/common';
import { MINUTE } from '#platform/kernel';
import { errorCodeOf, reasonOf } from './error-words.js';

/** What goes wrong at each of many tries (a server that is away) is told once a minute, with how often it was not told. */
export class RareWarnings {
  private readonly told = new Map<string, { at: number; since: number }>();

  constructor(private readonly logger: Logger) {}

  say(message: string, error: unknown, queue?: string): void {
    const key = `${message} ${errorCodeOf(error)}`;
    const now = performance.now();
    const last = this.told.get(key);
    if (last && now - last.at < MINUTE) {
      last.since += 1;
      return;
    }
    this.told.set(key, { at: now, since: 0 });
    this.logger.warn({
      message,
      ...(queue && { queue }),
      reason: reasonOf(error),
      ...(last && { untold: last.since }),
    });
  }
}
