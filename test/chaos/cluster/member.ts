import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { CHANGES, type SourceChange } from '../harness/source-change.js';
import { newId } from '#domain/kernel/id';
import type { StatementTally } from '../../support/statement-count.js';
import { until } from '../../support/until.js';
import { inherited } from '../../support/inherited.js';

const leash = fileURLToPath(new URL('../harness/leash.mjs', import.meta.url));
const PATIENCE_MS = 60_000;

/** Of package.json and `deploy/`, without tracing, which is off. */
const NODE_OPTIONS = ['--min-semi-space-size=16', '--max-semi-space-size=16'];

export interface MemberSettings {
  readonly name: string;
  /** Of `dist`, as package.json starts it. */
  readonly script: 'dist/src/main.js' | 'dist/src/worker.js';
  readonly environment: Readonly<Record<string, string>>;
  readonly changes: readonly SourceChange[];
  /** Answers as soon as the process is at work. */
  readonly readyAt: string;
  readonly logFile: string;
  /** Where the code lies; here, unless it is that of another version. */
  readonly code?: string | undefined;
}

/** One process of Lyceum, as an operator runs it, which may be killed, frozen and started again. */
export class Member {
  private child?: ChildProcess;
  private wasReady = false;
  /** Ends of the process, once it was at work, that nobody here has asked for: each with its last words. */
  readonly surrenders: string[] = [];

  constructor(private readonly settings: MemberSettings) {}

  get name(): string {
    return this.settings.name;
  }

  get pid(): number {
    return this.child!.pid!;
  }

  /** Has been ready since it was started, and runs. */
  get atWork(): boolean {
    return this.running && this.wasReady;
  }

  get running(): boolean {
    return this.child !== undefined && this.child.exitCode === null && this.child.signalCode === null;
  }

  /** Everything that it has logged, of all its lives. */
  log(): string {
    return readFileSync(this.settings.logFile, 'utf8');
  }

  async start(): Promise<void> {
    this.launch();
    await this.ready();
  }

  /** Starts it without waiting. */
  launch(): void {
    const { script, environment, changes, logFile, code } = this.settings;
    const log = openSync(logFile, 'a');
    const child = spawn(process.execPath, [...NODE_OPTIONS, '--import', leash, script], {
      env: { ...inherited(), ...environment, [CHANGES]: JSON.stringify(changes) },
      stdio: ['ignore', log, log, 'ipc'],
      cwd: code,
    });
    closeSync(log);
    child.on('exit', () => {
      if (!asked.has(child) && this.wasReady)
        this.surrenders.push(`${this.name}: ${this.log().slice(-1_500)}`);
      this.wasReady = false;
    });
    this.child = child;
    this.wasReady = false;
  }

  async ready(limitMs = PATIENCE_MS): Promise<void> {
    const child = this.child;
    await until(
      async () => {
        if (!this.running)
          throw new Error(`${this.name} ended (${child?.exitCode}):\n${this.log().slice(-3000)}`);
        return fetch(this.settings.readyAt, { signal: AbortSignal.timeout(2_000) }).then(
          ({ ok }) => ok,
          () => false,
        );
      },
      `${this.name} to be ready`,
      limitMs,
    );
    this.wasReady = true;
  }

  /** Starts it as whatever watches over it in production would: again and again, until it is ready. */
  async revive(): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      this.launch();
      try {
        return await this.ready();
      } catch (error) {
        if (attempt === 20) throw error;
      }
    }
  }

  /** Of the changes that ask for a name, those of these names take effect from now on. */
  async switchOn(defects: readonly string[]): Promise<void> {
    const heard = once(this.child!, 'message');
    this.child!.send({ defects });
    await heard;
  }

  /** Counts the statements that it sends from now on. @returns what ends that, and tells */
  async countStatements(): Promise<() => Promise<StatementTally>> {
    const id = newId();
    const child = this.child!;
    await told(child, { count: id });
    return async () => {
      if (this.child !== child || !this.running) return { statements: 0, requests: [] };
      return ((await told(child, { counted: id })) as { tally: StatementTally }).tally;
    };
  }

  /** No handler runs. */
  kill(): Promise<void> {
    return this.end('SIGKILL');
  }

  /** In order. */
  stop(): Promise<void> {
    return this.end('SIGTERM');
  }

  async end(signal: NodeJS.Signals): Promise<void> {
    const child = this.child;
    if (!child || !this.running) return;
    asked.add(child);
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  }
}

const asked = new WeakSet<ChildProcess>();

/** Says something to a process by its leash. @returns its answer, which bears the same */
async function told(child: ChildProcess, words: Readonly<Record<string, string>>): Promise<object> {
  const [[name, value]] = Object.entries(words) as [[string, string]];
  const answer = new Promise<object>((resolve) => {
    const hear = (message: Record<string, unknown>) => {
      if (message[name] !== value) return;
      child.off('message', hear);
      resolve(message);
    };
    child.on('message', hear);
  });
  child.send(words);
  return answer;
}
