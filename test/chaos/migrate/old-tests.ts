import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Findings, RigRun } from '../harness/rig.js';
import type { PreviousVersion } from './previous-version.js';

interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numRuntimeErrorTestSuites: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
  }[];
}

/** The end-to-end tests of the version before, on tables that the newer migrations have made. */
export async function testsOf({ folder, tag }: PreviousVersion, run: RigRun): Promise<Findings> {
  run.say(`the end-to-end tests of ${tag} begin`);
  const report = join(folder, 'report.json');
  const words = [
    'node_modules/jest/bin/jest.js',
    '--selectProjects',
    'e2e',
    '--json',
    `--outputFile=${report}`,
  ];
  const child = spawn(process.execPath, words, {
    cwd: folder,
    env: { ...process.env, NODE_OPTIONS: '--experimental-vm-modules --no-warnings' },
    stdio: 'ignore',
  });
  await once(child, 'exit');
  const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites, testResults } = JSON.parse(
    readFileSync(report, 'utf8'),
  ) as Report;
  const failed = testResults.flatMap(({ assertionResults }) =>
    assertionResults
      .filter(({ status }) => status === 'failed')
      .map(({ fullName }) => `test failed: ${fullName}`),
  );
  if (numRuntimeErrorTestSuites > 0) failed.push(`${numRuntimeErrorTestSuites} suites could not run`);
  return {
    figures: { old_tests_passed: numPassedTests, old_tests_failed: numFailedTests },
    violations: failed,
  };
}
