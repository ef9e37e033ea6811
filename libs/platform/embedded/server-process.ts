import { spawn, type ChildProcess } from 'node:child_process';
import type { Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { runningAs } from './account.js';
import type { DataFolder } from './data-folder.js';
import { ownerSetting } from './postmaster.js';

export type ServerSettings = Record<string, string | number>;

/**
 * The shell holds the other end of a pipe to us. When this process ends in whatever way, even by SIGKILL, its reader
 * sees the end of the pipe and gives PostgreSQL a fast shutdown: no server outlives its owner.
 */
const supervisor = `
exec 3<&0
"$@" </dev/null 3<&- & postmaster=$!
(while read -r _; do :; done; kill -INT $postmaster 2>/dev/null) <&3 & watcher=$!
wait $postmaster; code=$?
kill $watcher 2>/dev/null
exit $code`;

const defaults: ServerSettings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: 100,
  shared_buffers: '128MB',
  timezone: 'UTC',
  log_timezone: 'UTC',
};

const linesKept = 40;

export function postgresCommand(
  postgres: string,
  cluster: string,
  port: number,
  settings: ServerSettings,
): string[] {
  const all = { ...defaults, ...settings, [ownerSetting]: process.pid };
  const options = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  return [postgres, '-D', cluster, '-p', String(port), ...options];
}

/** One running postmaster under its supervisor. */
export class ServerProcess {
  private readonly child: ChildProcess;
  private readonly ended: Promise<void>;
  private readonly lastLines: string[] = [];
  private code: number | undefined;

  constructor(command: string[], folder: DataFolder, log: (line: string) => void) {
    this.child = spawn('/bin/sh', ['-c', supervisor, 'lyceum-postgres', ...command], {
      ...runningAs(folder.account),
      detached: true, // a session of its own: a terminal's Ctrl-C reaches us and not the server
      stdio: ['pipe', 'ignore', 'pipe'],
      env: { PATH: process.env.PATH, LC_ALL: 'C' },
    });
    createInterface({ input: this.child.stderr! }).on('line', (line) => {
      this.lastLines.push(line);
      if (this.lastLines.length > linesKept) this.lastLines.shift();
      log(line);
    });
    this.ended = new Promise((resolve) => {
      this.child.once('close', (code) => {
        this.code = code ?? -1;
        resolve();
      });
    });
  }

  /** undefined while it runs */
  exitCode(): number | undefined {
    return this.code;
  }

  output(): string {
    return this.lastLines.join('\n');
  }

  /** From now on the server does not keep this process alive. */
  release(): void {
    this.child.unref();
    for (const pipe of [this.child.stdin, this.child.stderr]) (pipe as Socket | null)?.unref();
  }

  async stop(): Promise<void> {
    this.child.ref();
    this.child.stdin?.end();
    await this.ended;
  }
}
