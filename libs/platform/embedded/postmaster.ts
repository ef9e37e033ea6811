import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';

/** The postmaster that the cluster's pid file names: alive, and certainly of this cluster. */
export interface Postmaster {
  pid: number;
  port: number;
  ready: boolean;
  /** false when the process that started it has ended: then it is about to stop */
  owned: boolean;
}

/** Carried on the server's command line, so that a server can be told from its owner without another file. */
export const ownerSetting = 'lyceum.owner_pid';

const emptyAtMost = 5_000;

/**
 * Reads postmaster.pid. PostgreSQL itself replaces a stale one, but refuses to start when its pid has been given to
 * another program since (usual in containers, where pids are small), or when a power cut left it empty: such files are
 * removed.
 */
export function findPostmaster(cluster: string): Postmaster | undefined {
  const pidFile = path.join(cluster, 'postmaster.pid');
  const lines = readLines(pidFile);
  const pid = Number(lines?.[0]);
  if (!lines || !isAlive(pid)) {
    if (lines?.join('') === '') removeRemnant(pidFile);
    return undefined;
  }
  const command = commandOf(pid);
  if (!command.includes('postgres') || !command.includes(cluster)) {
    fs.rmSync(pidFile, { force: true });
    return undefined;
  }
  const owner = new RegExp(`${ownerSetting}=(\\d+)`).exec(command)?.[1];
  return { pid, port: Number(lines[3]), ready: lines[7]?.trim() === 'ready', owned: isAlive(Number(owner)) };
}

/** An empty file is one that a server is about to write, unless it has been so for a while. */
function removeRemnant(pidFile: string): void {
  const made = fs.statSync(pidFile, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
  if (Date.now() - made > emptyAtMost) fs.rmSync(pidFile, { force: true });
}

function readLines(file: string): string[] | undefined {
  try {
    return fs.readFileSync(file, 'utf8').split('\n');
  } catch {
    return undefined;
  }
}

export function isAlive(pid: number): boolean {
  try {
    return pid > 0 && process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function commandOf(pid: number): string {
  if (process.platform === 'linux')
    return readLines(`/proc/${pid}/cmdline`)?.join().replaceAll('\0', ' ') ?? '';
  return spawnSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' }).stdout;
}

/** A fast shutdown: connections are ended, everything committed is kept. */
export function requestShutdown(pid: number): void {
  try {
    process.kill(pid, 'SIGINT');
  } catch {
    // it has ended by itself
  }
}
