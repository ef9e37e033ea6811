import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { inherited } from './inherited.js';

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** The built command line as an operator runs it, on an outside database. */
export async function lyceum(
  environment: Readonly<Record<string, string>>,
  words: readonly string[],
  input?: string,
): Promise<Ran> {
  const child = spawn(process.execPath, ['dist/src/cli.js', ...words], {
    env: { ...inherited(), ...environment },
  });
  child.stdin.end(input);
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  const [out, err, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { code, out, err };
}
