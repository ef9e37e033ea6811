import type { Findings, RigRun } from '../harness/rig.js';
import { runJest } from '../harness/jest-run.js';
import type { PreviousVersion } from './previous-version.js';

/** The end-to-end tests of the version before, on tables that the newer migrations have made. */
export async function testsOf({ folder, name }: PreviousVersion, run: RigRun): Promise<Findings> {
  run.say(`the end-to-end tests of ${name} begin`);
  const environment = { NODE_OPTIONS: '--experimental-vm-modules --no-warnings' };
  const { passed, failed } = await runJest(['--selectProjects', 'e2e'], { cwd: folder, environment });
  return {
    figures: { old_tests_passed: passed, old_tests_failed: failed.length },
    violations: failed.map((title) => `test failed: ${title}`),
  };
}
