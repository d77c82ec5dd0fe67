import { whoMaySignIn } from '../seed/known-people.js';
import type { UpSettings } from './settings.js';

/** What a person reads when everything runs: the addresses and, in local running, whom to sign in as. */
export function welcome({ env }: UpSettings, url: string, logFolder: string): string {
  const addresses = [`Open ${url}`, ...(env.CONSOLE === 'on' ? [`The staff console: ${url}/admin`] : [])];
  return [
    '',
    `Luotsi runs, after ${(performance.now() / 1000).toFixed(1)} s.`,
    '',
    ...(env.LUOTSI_ENV === 'local' ? whoMaySignIn(url) : addresses),
    '',
    `Logs are in ${logFolder}. Stop with Ctrl-C.`,
    '',
  ].join('\n');
}
