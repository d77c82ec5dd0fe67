import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

interface Cruise {
  readonly summary: {
    readonly violations: readonly { readonly from: string; readonly rule: { readonly name: string } }[];
  };
}

const FIXTURE = 'test/architecture/fixtures/climbing';

/** Climbers are named after the rule they break (a cycle is told of once, so only one half of it); `climb.ts` breaks the border of its room. */
function climbers(): { readonly file: string; readonly rule: string }[] {
  return readdirSync(FIXTURE, { recursive: true, encoding: 'utf8' })
    .filter((file) => /^(libs|apps)\/.*\.ts$/.test(file) && !/(index|inner|no-cycles-b)\.ts$/.test(file))
    .map((file) => {
      const name = basename(file, '.ts').replace(/-a$/, '');
      return { file, rule: name === 'climb' ? `border-of-${file.split('/')[1]}` : name };
    });
}

/** What runs in a browser: the portal speaks to the house by HTTP only, the console's screens by what AdminJS hands them. */
const IN_BROWSERS = [
  { folder: 'apps/portal/src', room: 'apps/portal/src' },
  { folder: 'libs/console/src/components', room: 'libs/console/src' },
];

/** Imports that lead out of the room into the house. Types of a door vanish when the screens are bundled. */
function waysOut(room: string, file: string, source: string): string[] {
  const imports = [
    ...source.matchAll(/^(?:import|export)(?<type> type)?[^;]*?from '(?<to>[^']+)';|import\('(?<later>[^']+)'\)/gm),
  ];
  return imports.flatMap(({ groups = {} }) => {
    const to = groups.to ?? groups.later ?? '';
    const isOutside = to.startsWith('.') && !join(dirname(file), to).startsWith(`${room}/`);
    const isOfTheHouse = to.startsWith('#') && !(groups.type && room.startsWith('libs/'));
    return isOutside || isOfTheHouse ? [`${file}: ${to}`] : [];
  });
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
    const caught = new Set(cruise(join(process.cwd(), FIXTURE)).map((violation) => violation.rule.name));
    const rules = config.forbidden.map((rule) => rule.name);
    expect(rules.filter((rule) => !caught.has(rule))).toEqual([]);
    expect(rules.length).toBeGreaterThan(15);
  });

  it('have a rule for every climber: a rule that is taken away lets one through', () => {
    const violations = cruise(join(process.cwd(), FIXTURE));
    expect(climbers().length).toBeGreaterThan(15);
    const through = climbers().filter(
      ({ file, rule }) => !violations.some(({ from, rule: { name } }) => from === file && name === rule),
    );
    expect(through).toEqual([]);
  });

  it.each(IN_BROWSERS)('hold for what runs in a browser: $folder imports nothing of the house', ({ folder, room }) => {
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file))
      .map((file) => join(folder, file));
    expect(files.length).toBeGreaterThan(10);
    expect(files.flatMap((file) => waysOut(room, file, readFileSync(file, 'utf8')))).toEqual([]);
    const climbing = `import { migrate } from '#platform';\nimport { HOUSE } from '${'../'.repeat(9)}apps/house.js';`;
    expect(waysOut(room, join(folder, 'climber.ts'), climbing)).toHaveLength(2);
  });
});
