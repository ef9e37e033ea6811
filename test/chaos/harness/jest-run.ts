import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';

export interface TestRun {
  readonly suites: number;
  readonly passed: number;
  /** The files of which no test failed. */
  readonly whole: readonly string[];
  /** Files and full names of the tests, and suites that could not run. */
  readonly failed: readonly string[];
}

interface Report {
  readonly numPassedTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message: string;
    readonly assertionResults: readonly {
      readonly status: string;
      readonly fullName: string;
      readonly failureMessages?: readonly string[];
    }[];
  }[];
}

/** Runs Jest, as it is installed in `cwd`, in a process of its own. */
export async function runJest(
  words: readonly string[],
  { cwd = '.', environment = {} }: { cwd?: string; environment?: Readonly<Record<string, string>> } = {},
): Promise<TestRun> {
  const folder = mkdtempSync(join(tmpdir(), 'lyceum-tests-'));
  const report = join(folder, 'report.json');
  try {
    const command = ['node_modules/jest/bin/jest.js', ...words, '--json', `--outputFile=${report}`];
    const env = { ...process.env, ...environment };
    const child = spawn(process.execPath, command, { cwd, env, stdio: 'ignore' });
    await once(child, 'exit');
    return told(JSON.parse(readFileSync(report, 'utf8')) as Report, resolve(cwd));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function told({ numPassedTests, testResults }: Report, folder: string): TestRun {
  const failed = testResults.flatMap(({ name, status, message, assertionResults }) => {
    const file = relative(folder, name);
    const tests = assertionResults.filter((one) => one.status === 'failed');
    if (tests.length === 0 && status === 'failed') return [`${file} could not run: ${message.slice(0, 500)}`];
    return tests.map(
      ({ fullName, failureMessages = [] }) => `${file}: ${fullName}: ${gist(failureMessages)}`,
    );
  });
  const whole = testResults.filter(({ status }) => status !== 'failed');
  return {
    suites: testResults.length,
    passed: numPassedTests,
    whole: whole.map(({ name }) => relative(folder, name)),
    failed,
  };
}

/** The beginning of the first message, without colours. */
function gist([first = '']: readonly string[]): string {
  // oxlint-disable-next-line no-control-regex
  return first.replaceAll(/\u001B\[\d+m/g, '').slice(0, 300);
}
