import { missingPrograms } from './test/support/optional-programs.ts';

/** CI has every program, or fails. */
const cannotRun = process.env.CI ? [] : missingPrograms().map(({ specs }) => specs.source);

const everywhere = {
  runner: ['<rootDir>/test/support/runner.mjs', { runtime: 'child_process' }],
  setupFiles: ['<rootDir>/test/support/bare-node.mjs'],
};

/** One PostgreSQL and one Redis for the whole run, started only when one of these projects has a test to run. */
const servers = {
  ...everywhere,
  globalSetup: '<rootDir>/test/support/start-servers.mjs',
  globalTeardown: '<rootDir>/test/support/stop-servers.mjs',
  testPathIgnorePatterns: ['/node_modules/', ...cannotRun],
};

export default {
  projects: [
    {
      ...everywhere,
      displayName: 'domain',
      testMatch: ['<rootDir>/libs/domain/**/*.spec.ts', '<rootDir>/pages/**/*.spec.mjs'],
    },
    { ...everywhere, displayName: 'architecture', testMatch: ['<rootDir>/test/architecture/**/*.spec.ts'] },
    {
      ...servers,
      displayName: 'integration',
      testMatch: ['<rootDir>/test/integration/**/*.spec.ts', '<rootDir>/libs/platform/**/*.spec.ts'],
    },
    { ...servers, displayName: 'e2e', testMatch: ['<rootDir>/test/e2e/**/*.spec.ts'] },
  ],
  maxWorkers: 2,
  reporters: ['default', '<rootDir>/test/support/left-out-reporter.mjs'],
};
