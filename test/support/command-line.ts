import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import type { TestApp } from './test-app.js';
import { TEST_SECRET } from './test-secret.js';

export interface CommandResult {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs `lyceum` as built, on the database of a test. */
export async function lyceum(
  app: TestApp,
  args: readonly string[],
  input = '',
  environment: Readonly<Record<string, string>> = {},
): Promise<CommandResult> {
  const { NODE_OPTIONS: _, ...inherited } = process.env;
  const env = { ...inherited, DATABASE_URL: app.adminUrl, LYCEUM_SECRET: TEST_SECRET, ...environment };
  const child = spawn(process.execPath, ['dist/src/cli.js', ...args], { env });
  child.stdin.end(input);
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const [out, err, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { code, out, err };
}
