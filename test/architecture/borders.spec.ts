import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

interface Cruise {
  readonly summary: {
    readonly violations: readonly { readonly from: string; readonly rule: { readonly name: string } }[];
  };
}

function cruise(folder: string): Cruise['summary']['violations'] {
  const root = process.cwd();
  const args = [
    join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs'),
    '--config',
    join(root, 'config/dependency-cruiser.mjs'),
    '--output-type',
    'json',
    'libs',
    'apps',
  ];
  try {
    return (JSON.parse(execFileSync('node', args, { cwd: folder, maxBuffer: 64 * 1024 * 1024 }).toString()) as Cruise)
      .summary.violations;
  } catch (error) {
    // It exits with the number of violations and prints the report all the same.
    const { stdout } = error as { stdout: Buffer };
    return (JSON.parse(stdout.toString()) as Cruise).summary.violations;
  }
}

describe('the borders between the rooms', () => {
  it('are climbed nowhere', () => {
    expect(cruise(process.cwd()).map((violation) => `${violation.rule.name}: ${violation.from}`)).toEqual([]);
  });

  it('catch every climber of the fixture: one for each rule', async () => {
    const { default: config } = (await import(join(process.cwd(), 'config/dependency-cruiser.mjs'))) as {
      default: { forbidden: { name: string }[] };
    };
    const caught = new Set(
      cruise(join(process.cwd(), 'test/architecture/fixtures/climbing')).map((violation) => violation.rule.name),
    );
    const rules = config.forbidden.map((rule) => rule.name);
    expect(rules.filter((rule) => !caught.has(rule))).toEqual([]);
    expect(rules.length).toBeGreaterThan(15);
  });
});
