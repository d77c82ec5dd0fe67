import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

/** Which of axe's rules a page is held to; all that are on by default, when nothing is said. */
interface Rules {
  readonly only?: readonly string[];
  readonly without?: readonly string[];
}

/** Rules about colours: half of what axe costs. The sweep measures them on every page, in light and dark. */
export const OF_COLOURS = ['color-contrast', 'link-in-text-block'];

type AxeRun = (options: object) => Promise<{ violations: { id: string; nodes: { target: string[] }[] }[] }>;

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * Faults that axe finds on the page as it stands, as "rule: selector". Evaluated through the debugger, since the page's own policy forbids foreign
 * scripts, rightly.
 */
export async function axeFaults(page: Page, { only, without = [] }: Rules = {}): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe);
  const options = {
    resultTypes: ['violations'],
    // Only rules that are off by default look at style sheets as files.
    preload: false,
    ...(only && { runOnly: { type: 'rule', values: only } }),
    rules: Object.fromEntries(without.map((rule) => [rule, { enabled: false }])),
  };
  return page.evaluate(async (how) => {
    const { run } = (globalThis as unknown as { axe: { run: AxeRun } }).axe;
    const { violations } = await run(how);
    return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
  }, options);
}
