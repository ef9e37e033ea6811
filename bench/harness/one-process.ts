import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { pinned, type Cores } from './cores.js';
import type { Parts } from './processor-shares.js';
import type { Serving } from './serving.js';

const PATIENCE_MS = 60_000;

export interface OneProcessSettings {
  readonly on: Cores;
  readonly port: number;
  readonly metricsPort: number;
  readonly environment: NodeJS.ProcessEnv;
  readonly logFile: string;
}

/** `npm start`: everything in one process, with a database of its own. */
export class OneProcess implements Serving {
  private child?: ChildProcess;

  constructor(private readonly settings: OneProcessSettings) {}

  get port(): number {
    return this.settings.port;
  }

  get pids(): readonly number[] {
    return [this.child!.pid!];
  }

  get parts(): Parts {
    return { node: this.pids };
  }

  async start(): Promise<void> {
    const { on, port, metricsPort, environment, logFile } = this.settings;
    const log = openSync(logFile, 'a');
    const [program, ...args] = pinned(on, startCommand());
    const env = { ...environment, PORT: String(port), METRICS_PORT: String(metricsPort) };
    this.child = spawn(program!, args, { env, stdio: ['ignore', log, log] });
    closeSync(log);
    await this.untilReady(performance.now());
  }

  async stop(signal: 'SIGINT' | 'SIGTERM'): Promise<void> {
    if (!this.child || this.child.exitCode !== null) return;
    const ended = once(this.child, 'exit');
    this.child.kill(signal);
    await ended;
  }

  async metrics(): Promise<string> {
    return (await fetch(`http://127.0.0.1:${this.settings.metricsPort}/metrics`)).text();
  }

  private async untilReady(began: number): Promise<void> {
    for (;;) {
      const ready = await fetch(`http://127.0.0.1:${this.port}/health/ready`).catch(() => undefined);
      if (ready && ready.status !== 503) return;
      if (this.child!.exitCode !== null || performance.now() - began > PATIENCE_MS)
        throw new Error(
          `Lyceum did not start:\n${readFileSync(this.settings.logFile, 'utf8').slice(-5_000)}`,
        );
      await pause(5);
    }
  }
}

/** What package.json starts, by the project's own Node. */
function startCommand(): string[] {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: { start: string } };
  const [, , ...args] = scripts.start.split(' ');
  if (!scripts.start.startsWith('exec node '))
    throw new Error(`npm start is not understood: ${scripts.start}`);
  return [process.execPath, ...args];
}
