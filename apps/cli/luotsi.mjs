#!/usr/bin/env node
// The command `luotsi`. The program itself is TypeScript, built into dist.
import { existsSync } from 'node:fs';

const main = new URL('../../dist/apps/cli/src/main.js', import.meta.url);
if (existsSync(main)) {
  await import(main.href);
} else {
  console.error('Luotsi is not built yet. Run `npm start` (installs, builds and starts), or `npm run build`.');
  process.exitCode = 1;
}
