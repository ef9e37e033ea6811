import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { IdleSocket } from './idle-socket.js';

const AT_ONCE = 50;
/** That come and go first, so that what serves them is warm. */
const FIRST = 300;
const SETTLE_MS = 3_000;
/** Two heartbeats. */
const QUIET_MS = 55_000;

/** Where sockets come to: several processes, each with its address. */
export interface Crowded {
  readonly urls: readonly string[];
  readonly pids: readonly number[];
  /** Of whoever comes, by turns. */
  readonly tokens: readonly string[];
}

export interface CrowdReport {
  readonly sockets: number;
  /** That were closed, or that no heartbeat reached. */
  readonly lost: number;
  /** Of each process with its sockets. */
  readonly mebibytes: readonly number[];
  /** By which the processes have grown for each socket. */
  readonly kibibytesEach: number;
}

/** Connects sockets that only listen, and looks at what they are and cost after two heartbeats. */
export async function crowd(
  { urls, pids, tokens }: Crowded,
  count: number,
  say: (line: string) => void,
): Promise<CrowdReport> {
  const open = (n: number) => IdleSocket.open(urls[n % urls.length]!, tokens[n % tokens.length]!);
  const memory = () => pids.map(residentMebibytes);
  closeAll(await opened(FIRST, open));
  await pause(SETTLE_MS);
  const before = memory();
  const sockets = await opened(count, open);
  say(`${sockets.length} are connected`);
  await pause(QUIET_MS);
  const after = memory();
  const lost = sockets.filter(({ alive, beats }) => !alive || beats === 0).length;
  closeAll(sockets);
  const grown = after.reduce((sum, mebibytes, n) => sum + mebibytes - before[n]!, 0);
  const kibibytesEach = Math.round((grown * 1024 * 10) / sockets.length) / 10;
  return { sockets: sockets.length, lost, mebibytes: after, kibibytesEach };
}

async function opened(count: number, open: (n: number) => Promise<IdleSocket>): Promise<IdleSocket[]> {
  const sockets: IdleSocket[] = [];
  while (sockets.length < count)
    sockets.push(...(await Promise.all(Array.from({ length: AT_ONCE }, (_, n) => open(sockets.length + n)))));
  return sockets;
}

function closeAll(sockets: readonly IdleSocket[]): void {
  for (const socket of sockets) socket.close();
}

function residentMebibytes(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Math.round(Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1]) / 1024);
}
