import { spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';

/** Where a program runs: the numbers of its cores, as taskset takes them; null leaves it to the system. */
export type Cores = string | null;

/** The server on one core, whatever asks it on another; with one core, or without taskset, nothing is pinned. */
export const SERVER: Cores = canPin() ? '0' : null;
export const CLIENT: Cores = canPin() ? '1' : null;

/** The command that runs this one on those cores. */
export function pinned(on: Cores, command: readonly string[]): string[] {
  return on === null ? [...command] : ['taskset', '-c', on, ...command];
}

/** Moves running programs with all their threads. */
export function move(pids: readonly number[], to: Cores): void {
  if (to === null) return;
  for (const pid of pids) spawnSync('taskset', ['-acp', to, String(pid)]);
}

function canPin(): boolean {
  return availableParallelism() > 1 && spawnSync('taskset', ['--version']).status === 0;
}
