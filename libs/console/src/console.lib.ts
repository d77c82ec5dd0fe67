import type { HouseLib } from '#platform';
import { ConsoleModule } from './console.module.js';

export const consoleLib: HouseLib = { name: 'console', module: ConsoleModule, texts: true };
