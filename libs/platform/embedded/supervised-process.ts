import { spawn, type ChildProcess } from 'node:child_process';
import type { Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { type Account, runningAs } from './account.js';

/**
 * The shell holds the other end of a pipe to us. When this process ends in whatever way, even by SIGKILL, its reader
 * sees the end of the pipe and stops the server: no server outlives its owner.
 */
const supervisor = `
exec 3<&0 2>&1
signal=$1; shift
"$@" </dev/null 3<&- & server=$!
(while read -r _; do :; done; kill -"$signal" $server 2>/dev/null) <&3 & watcher=$!
wait $server; code=$?
kill $watcher 2>/dev/null
exit $code`;

const linesKept = 40;

export interface SupervisedProcessOptions {
  account?: Account;
  /** ends the server, e.g. INT for PostgreSQL's fast shutdown */
  stopSignal: 'INT' | 'KILL';
  /** receives each line that the server prints */
  log?: (line: string) => void;
}

/** A server that runs beside us for as long as we live. */
export class SupervisedProcess {
  private readonly child: ChildProcess;
  private readonly ended: Promise<void>;
  private readonly lastLines: string[] = [];
  private code: number | undefined;

  constructor(command: string[], { account, stopSignal, log }: SupervisedProcessOptions) {
    this.child = spawn('/bin/sh', ['-c', supervisor, 'lyceum-server', stopSignal, ...command], {
      ...runningAs(account),
      detached: true, // a session of its own: a terminal's Ctrl-C reaches us and not the server
      stdio: ['pipe', 'pipe', 'ignore'],
      env: { PATH: process.env.PATH, LC_ALL: 'C' },
    });
    createInterface({ input: this.child.stdout! }).on('line', (line) => {
      this.lastLines.push(line);
      if (this.lastLines.length > linesKept) this.lastLines.shift();
      log?.(line);
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

  /** The last lines that it printed. */
  output(): string {
    return this.lastLines.join('\n');
  }

  /** From now on the server does not keep this process alive. */
  release(): void {
    this.child.unref();
    for (const pipe of [this.child.stdin, this.child.stdout]) (pipe as Socket | null)?.unref();
  }

  /** Resolves when it has ended, by itself or not. */
  whenEnded(): Promise<void> {
    return this.ended;
  }

  async stop(): Promise<void> {
    this.child.ref();
    // What it started may hold its output open after its end; until that closes too, this process has to live.
    (this.child.stdout as Socket | null)?.ref();
    this.child.stdin?.end();
    await this.ended;
  }
}
