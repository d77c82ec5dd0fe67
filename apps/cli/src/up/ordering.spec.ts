import { describe, expect, it } from '@jest/globals';
import { stagesOf, stopOrder } from './ordering.js';
import type { Part, PartSettings } from './part.js';
import { luotsiParts } from './parts.js';

const LOCAL: PartSettings = {
  local: true,
  build: undefined,
  fills: true,
  publicUrl: 'http://localhost:3000',
  healthUrl: 'http://127.0.0.1:3000/health/ready',
  workerHealthUrl: 'http://127.0.0.1:4003/health/ready',
  mailSinkPort: 4001,
  demoIdpPort: 4002,
};

const names = (stages: readonly (readonly Part[])[]) => stages.map((stage) => stage.map(({ name }) => name));
const task = (name: string, after: readonly string[] = []): Part => ({
  name,
  doing: name,
  kind: 'task',
  command: [],
  after,
});

describe('the order of the programs', () => {
  it('is: schema, mailbox and universities; accounts; worker and application; demonstration data', () => {
    expect(names(stagesOf(luotsiParts(LOCAL)))).toEqual([
      ['migrate', 'mail-sink', 'demo-idp'],
      ['seed-sign-ins'],
      ['worker', 'api'],
      ['seed'],
    ]);
  });

  it('has nothing of a demonstration in production', () => {
    const parts = luotsiParts({ ...LOCAL, local: false, mailSinkPort: undefined, demoIdpPort: undefined });
    expect(names(stagesOf(parts))).toEqual([['migrate'], ['worker', 'api']]);
  });

  it('ends the application and the worker before what they lean on', () => {
    expect(stopOrder(stagesOf(luotsiParts(LOCAL)))).toEqual([
      ['seed'],
      ['worker', 'api'],
      ['seed-sign-ins'],
      ['migrate', 'mail-sink', 'demo-idp'],
    ]);
  });

  it('does not wait for a part that is not there', () => {
    expect(names(stagesOf([task('a', ['absent'])]))).toEqual([['a']]);
  });

  it('names the parts that wait for each other', () => {
    expect(() => stagesOf([task('a', ['b']), task('b', ['a']), task('c')])).toThrow('wait for each other: a, b');
  });

  it('refuses two parts of one name', () => {
    expect(() => stagesOf([task('a'), task('a')])).toThrow('same name');
  });
});
