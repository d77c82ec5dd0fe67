import type { NestExpressApplication } from '@nestjs/platform-express';
import { Settings } from '#platform';
import { ConsoleMount } from './console-mount.js';

/**
 * Opens the staff console at /admin in this process, unless CONSOLE=off. Call it after the session middleware and BEFORE `init()` or
 * `listen()`: the console takes its place during the start, behind identity's middleware and before Nest's answer to unknown paths.
 */
export function mountConsole(app: NestExpressApplication): void {
  if (app.get(Settings).env.CONSOLE === 'on') app.get(ConsoleMount).want();
}
