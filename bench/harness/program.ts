import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface, type Interface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { pinned, type Cores } from './cores.js';

/** One of bench/programs in a process of its own. It is spoken to in lines of JSON, and answers alike. */
export class Program {
  private readonly lines: AsyncIterator<string, undefined>;
  private readonly child: ChildProcess;

  /** @param name of the file in bench/programs, without its ending */
  constructor(
    private readonly name: string,
    on: Cores,
  ) {
    const file = fileURLToPath(new URL(`../programs/${name}.ts`, import.meta.url));
    const [command, ...args] = pinned(on, [
      process.execPath,
      '--import',
      './tools/typescript-sources.mjs',
      file,
    ]);
    this.child = spawn(command!, args, { stdio: ['pipe', 'pipe', 'inherit'] });
    this.lines = linesOf(this.child)[Symbol.asyncIterator]();
  }

  get pid(): number {
    return this.child.pid!;
  }

  /** Says something and waits for the answer. @throws when the program ended instead */
  async ask<Answer>(task: object): Promise<Answer> {
    this.child.stdin!.write(`${JSON.stringify(task)}\n`);
    const { value } = await this.lines.next();
    if (value === undefined) throw new Error(`bench/programs/${this.name}.ts ended without an answer.`);
    return JSON.parse(value) as Answer;
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = once(this.child, 'exit');
    this.child.kill();
    await ended;
  }
}

function linesOf(child: ChildProcess): Interface {
  return createInterface({ input: child.stdout! });
}
