export { runningPostgresUrl } from '../postgres/index.js';
export type { Part, PartSettings } from './part.js';
export { readRun } from './run-file.js';
export { type UpOptions, up } from './up.js';
