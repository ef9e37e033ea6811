import { spawnSync } from 'node:child_process';
import { globSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pinned, type Cores } from './cores.js';

/** Debian keeps it where PATH does not look; any version serves, it only sends the script. */
const PLACES = ['/usr/lib/postgresql/*/bin/pgbench', '/usr/bin/pgbench', '/usr/local/bin/pgbench'];

export class PgbenchMissing extends Error {
  constructor() {
    super(
      'pgbench is the limit of this benchmark and is not here; Debian: apt-get install postgresql-client',
    );
  }
}

export interface PgbenchRun {
  readonly url: string;
  readonly script: string;
  readonly clients: number;
  readonly seconds: number;
  readonly on: Cores;
}

/** Runs a script, each client in a loop, prepared. @returns transactions a second */
export function pgbench({ url, script, clients, seconds, on }: PgbenchRun): number {
  const folder = mkdtempSync(join(tmpdir(), 'lyceum-pgbench-'));
  const file = join(folder, 'script.sql');
  writeFileSync(file, script);
  const counts = ['-c', String(clients), '-j', '1', '-T', String(seconds)];
  const [program, ...args] = pinned(on, [
    locate(),
    '-n',
    '-M',
    'prepared',
    ...counts,
    '-f',
    file,
    databaseOf(url),
  ]);
  const run = spawnSync(program!, args, { encoding: 'utf8', env: environmentOf(url) });
  rmSync(folder, { recursive: true });
  if (run.status !== 0) throw new Error(`pgbench failed:\n${run.stderr}`);
  return transactionsPerSecond(run.stdout);
}

/** Reads pgbench's report. @throws when transactions failed or the report has no rate */
export function transactionsPerSecond(report: string): number {
  const failed = Number(/^number of failed transactions: (\d+)/m.exec(report)?.[1] ?? 0);
  if (failed > 0) throw new Error(`${failed} transactions of pgbench failed.`);
  const rate = /^tps = ([\d.]+)/m.exec(report)?.[1];
  if (!rate) throw new Error(`pgbench told no rate:\n${report}`);
  return Number(rate);
}

function locate(): string {
  const found = PLACES.flatMap((place) => globSync(place)).at(0);
  if (!found) throw new PgbenchMissing();
  return found;
}

function databaseOf(url: string): string {
  return new URL(url).pathname.slice(1);
}

/** By the environment, so that the password stands in no command line. */
function environmentOf(url: string): NodeJS.ProcessEnv {
  const { hostname, port, username, password } = new URL(url);
  const secret = decodeURIComponent(password);
  return { ...process.env, PGHOST: hostname, PGPORT: port, PGUSER: username, PGPASSWORD: secret };
}
