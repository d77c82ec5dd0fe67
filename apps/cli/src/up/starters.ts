import { commandLine, parentOf } from '../postgres/process-table.js';
import { markOf, type ProcessMark, stillRuns } from './process-mark.js';

/**
 * Those that have started us under npm: its shell, which dies of SIGTERM and tells nobody, and npm itself, which tells nobody either when it
 * is killed. When one of them is gone, nobody waits for us any more.
 */
export function startersUnderNpm(): readonly ProcessMark[] {
  const npm = parentOf(process.ppid) ?? 0;
  // Some shells become the program they run: then our parent is npm itself, and its own parent is none of our business.
  const isNpm = /(^|[\s/])npm(-cli)?(\.js)?(\s|$)/.test(commandLine(npm));
  return [process.ppid, ...(isNpm ? [npm] : [])].map(markOf).filter(stillRuns);
}

export function isAbandoned(starters: readonly ProcessMark[]): boolean {
  return !starters.every(stillRuns);
}
