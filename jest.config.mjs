import { readFileSync } from 'node:fs';
import { missingPrograms } from './test/support/optional-programs.ts';

const { $schema: _, ...swc } = JSON.parse(readFileSync(new URL('.swcrc', import.meta.url), 'utf8'));

/** CI has every program, or fails. */
const cannotRun = process.env.CI ? [] : missingPrograms().map(({ specs }) => specs.source);

/** ESM throughout: the npm script sets --experimental-vm-modules. The sources are found by the condition lyceum-src. */
const everywhere = {
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['lyceum-src', 'node', 'node-addons'] },
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '\\.ts$': ['@swc/jest', { ...swc, swcrc: false, module: { type: 'es6' }, sourceMaps: 'inline' }],
  },
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
};

const nest = { ...everywhere, setupFiles: ['<rootDir>/test/support/nest-first.mjs'] };

/** One PostgreSQL and one Redis for the whole run, started only when one of these projects has a test to run. */
const servers = {
  ...nest,
  globalSetup: '<rootDir>/test/support/start-servers.mjs',
  globalTeardown: '<rootDir>/test/support/stop-servers.mjs',
  testPathIgnorePatterns: ['/node_modules/', ...cannotRun],
};

export default {
  projects: [
    { ...everywhere, displayName: 'domain', testMatch: ['<rootDir>/libs/domain/**/*.spec.ts'] },
    { ...nest, displayName: 'architecture', testMatch: ['<rootDir>/test/architecture/**/*.spec.ts'] },
    {
      ...servers,
      displayName: 'integration',
      testMatch: ['<rootDir>/test/integration/**/*.spec.ts', '<rootDir>/libs/platform/**/*.spec.ts'],
    },
    { ...servers, displayName: 'e2e', testMatch: ['<rootDir>/test/e2e/**/*.spec.ts'] },
  ],
  maxWorkers: 2,
  testTimeout: 90_000,
  reporters: ['default', '<rootDir>/test/support/left-out-reporter.mjs'],
  coverageProvider: 'babel', // v8 counts wrongly under vm modules: a file that never ran showed 100 %
  collectCoverageFrom: ['src/**/*.ts', 'libs/**/*.ts', '!**/*.spec.ts'],
};
