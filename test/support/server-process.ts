import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { until } from './until.js';
import { inherited } from './inherited.js';

/** The built server as a process of its own, on an outside database, as an operator runs it. */
export class ServerProcess {
  private child?: ChildProcess;
  /** Everything that it has printed since the last start. */
  output = '';

  constructor(
    private readonly port: number,
    private readonly environment: Readonly<Record<string, string>>,
    private readonly script = 'dist/src/main.js',
  ) {}

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  get pid(): number {
    return this.child!.pid!;
  }

  /** Starts it and waits until it is ready. */
  async start(limitMs = 60_000): Promise<void> {
    const child = this.launch();
    await until(
      async () => {
        if (child.exitCode !== null) throw new Error(`The server ended (${child.exitCode}): ${this.output}`);
        return fetch(`${this.url}/health/ready`).then(
          ({ ok }) => ok,
          () => false,
        );
      },
      () => `the server to be ready: ${this.output}`,
      limitMs,
    );
  }

  /** Starts it where it cannot run and waits for its end. */
  async fail(): Promise<{ code: number | null; output: string }> {
    const child = this.launch();
    await once(child, 'close');
    return { code: child.exitCode, output: this.output };
  }

  private launch(): ChildProcess {
    const child = spawn(process.execPath, [this.script], {
      env: {
        ...inherited(),
        PORT: String(this.port),
        METRICS_PORT: '0',
        LOG_LEVEL: 'error',
        ...this.environment,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (text) => (this.output += String(text)));
    this.child = child;
    return child;
  }

  /** Waits until it has printed a text. */
  printed(text: string, limitMs = 60_000): Promise<void> {
    return until(
      () => this.output.includes(text),
      () => `"${text}" in: ${this.output}`,
      limitMs,
    );
  }

  /** What a power cut or the kernel's killer does: no handler runs. */
  async kill(): Promise<void> {
    await this.end('SIGKILL');
  }

  /** Ends it in order and tells how long that took (ms) and how it ended. */
  async stop(signal: 'SIGTERM' | 'SIGINT' = 'SIGTERM'): Promise<{ ms: number; code: number | null }> {
    const begun = Date.now();
    await this.end(signal);
    return { ms: Date.now() - begun, code: this.child!.exitCode };
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    const child = this.child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill(signal);
    await exited;
    await pause(0);
  }
}
