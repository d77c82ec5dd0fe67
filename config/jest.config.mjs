import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

/** One configuration for all kinds of tests; `config/scripts/test.mjs` picks the folders. */
export default {
  rootDir: dirname(dirname(fileURLToPath(import.meta.url))),
  testEnvironment: 'node',
  // What a file has loaded stays in its worker's memory; past this the worker is replaced, before collecting garbage becomes its main work.
  workerIdleMemoryLimit: '700MB',
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'node-addons'] },
  roots: ['<rootDir>/apps', '<rootDir>/libs', '<rootDir>/test'],
  // Generous, so that a busy machine makes tests slow and never red; nothing here asserts on time.
  testTimeout: 60_000,
  testMatch: ['**/*.spec.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/', '/apps/portal/', '/fixtures/'],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/apps/portal/'],
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transformIgnorePatterns: ['/node_modules/', '/dist/'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        swcrc: false,
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
          keepClassNames: true,
        },
        module: { type: 'es6' },
        sourceMaps: 'inline',
      },
    ],
  },
};
