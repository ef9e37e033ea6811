import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { inherited } from './inherited.js';
import { until } from './until.js';

const program = fileURLToPath(new URL('./worker-program.ts', import.meta.url));
const sources = fileURLToPath(new URL('../../tools/decorated-sources.mjs', import.meta.url));

/** A worker in a process of its own, which a test may kill or freeze. */
export class WorkerProcess {
  readonly lines: string[] = [];
  private readonly errors: string[] = [];
  private readonly child: ChildProcess;

  constructor(adminUrl: string, mode: 'holds' | 'works') {
    const command = ['--enable-source-maps', '--import', sources, program, adminUrl, mode];
    this.child = spawn(process.execPath, command, { env: inherited() });
    createInterface({ input: this.child.stdout! }).on('line', (line) => this.lines.push(line));
    this.child.stderr!.on('data', (chunk) => this.errors.push(String(chunk)));
  }

  /** Waits for a line that begins so. */
  async says(beginning: string, limitMs = 60_000): Promise<void> {
    await until(
      () => {
        if (this.child.exitCode !== null) throw new Error(`The worker ended: ${this.errors.join('')}`);
        return this.lines.some((line) => line.startsWith(beginning));
      },
      () => `the worker to say ${beginning}; it said ${this.lines.slice(-5).join(' / ')}`,
      limitMs,
    );
  }

  /** Lets what it holds go on. */
  goOn(): void {
    this.child.stdin!.write('go on\n');
  }

  freeze(): void {
    this.child.kill('SIGSTOP');
  }

  thaw(): void {
    this.child.kill('SIGCONT');
  }

  /** SIGKILL, and the end of it awaited. */
  async kill(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await ended;
  }
}
