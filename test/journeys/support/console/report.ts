import { readFile } from 'node:fs/promises';
import type { Actor } from '../actor.js';
import { carryOut, chooseByName, inputOf, openEntry } from './desk.js';

const LIST = 'reporting:staff.report-exports';
const EXPORT = `${LIST}.commands.export`;

/** The file of a new report over some days, as it comes down. */
export async function exportReport(staff: Actor, from: string, to: string, programme: string): Promise<string> {
  const { page, hand, house } = staff;
  await openEntry(staff, `${LIST}.name`);
  await carryOut(staff, EXPORT, async () => {
    await hand.write(inputOf(staff, 'from'), from);
    await hand.write(inputOf(staff, 'to'), to);
    await chooseByName(staff, inputOf(staff, 'programme'), programme);
    await hand.choose(inputOf(staff, 'format'), 'csv');
  });
  const link = page.getByRole('link', { name: house('console:ui.download') });
  await link.waitFor();
  await staff.lookAround('report');
  const [download] = await Promise.all([page.waitForEvent('download'), hand.press(link)]);
  return readFile(await download.path(), 'utf8');
}

/** The total of an indicator in the exported CSV; the columns before it hold no commas. */
export function figure(csv: string, indicator: string): string | undefined {
  const [heading = [], ...lines] = csv.split(/\r?\n/).map((line) => line.split(','));
  return lines.find((cells) => cells[0] === indicator && cells[heading.indexOf('breakdown')] === 'total')?.[
    heading.indexOf('value')
  ];
}
