import type { UpSettings } from './settings.js';

/** What a person reads when everything runs: the addresses, unless the list of accounts names them already. */
export function welcome(settings: UpSettings, url: string, whom: readonly string[], logFolder: string): string {
  const console = settings.env.CONSOLE === 'on' ? [`The staff console: ${url}/admin`] : [];
  const addresses = whom.some((line) => line.includes(url)) ? [] : [`Open ${url}`, ...console];
  return [
    '',
    `Luotsi runs, after ${(performance.now() / 1000).toFixed(1)} s.`,
    '',
    ...addresses,
    ...whom,
    '',
    `Logs are in ${logFolder}. Stop with Ctrl-C.`,
    '',
  ].join('\n');
}
