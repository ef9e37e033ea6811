import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';

/** How a session ended: with its answer, or with what it threw. */
export type Outcome =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly error: Error };

interface Step {
  readonly text: string;
  /** Sends the statement. Never rejects: the answer, or the error, goes to whoever has asked for it. */
  readonly go: () => Promise<void>;
}

type Query = (...given: unknown[]) => Promise<unknown>;
interface Asked {
  readonly name?: string;
  readonly text: string;
}

/** Changes nothing that the other session could see, and waits for nothing: it is no step of its own. */
const SILENT = /^\s*begin\b/i;

const PATIENCE_MS = 12_000;

const current = new AsyncLocalStorage<SteppedSession>();

/** Lets every connection that a session asks this pool for be the session's own. */
export function steppedBy(pool: pg.Pool): void {
  const connect = pool.connect.bind(pool) as (...given: unknown[]) => Promise<pg.PoolClient>;
  // Of those who call back, as `pool.query` does, none is in a transaction.
  pool.connect = ((...given: unknown[]) =>
    (given.length === 0 && current.getStore()?.client()) || connect(...given)) as typeof pool.connect;
}

/** One caller with a connection of its own, which sends a statement only when it is told to. */
export class SteppedSession {
  over = false;
  blocked = false;
  outcome?: Outcome;
  /** Of those that were sent, in order. */
  readonly sent: string[] = [];
  private readonly waiting: Step[] = [];
  private underWay?: Promise<void>;
  private wake: () => void = () => undefined;

  /** @param spoilt what becomes of a statement before it is sent: the defect of a control */
  constructor(
    private readonly connection: pg.PoolClient & { processID?: number },
    private readonly admin: pg.Client,
    private readonly spoilt: (text: string) => string,
  ) {}

  begin(work: () => Promise<unknown>): void {
    void current
      .run(this, work)
      .then(
        (value): Outcome => ({ ok: true, value }),
        (error: Error): Outcome => ({ ok: false, error }),
      )
      .then((outcome) => {
        this.outcome = outcome;
        this.over = true;
        this.wake();
      });
  }

  client(): Promise<pg.PoolClient> {
    const query: Query = (...given) => this.ask(given);
    return Promise.resolve({ query, release: () => undefined } as unknown as pg.PoolClient);
  }

  /** Until it has a step to make, or is over. */
  async ready(): Promise<void> {
    for (;;) {
      while (this.waiting.length === 0 && !this.over) await this.woken();
      const [next] = this.waiting;
      if (this.over || !SILENT.test(next!.text)) return;
      await inTime(this.send(this.waiting.shift()!), next!.text);
    }
  }

  /** @throws when it neither asks for anything nor ends, which the rig cannot go on from */
  private woken(): Promise<void> {
    return new Promise((resolve, reject) => {
      const words = `A session is silent after: ${this.sent.slice(-3).join(' | ').slice(0, 600)}`;
      const silent = setTimeout(() => reject(new Error(words)), PATIENCE_MS);
      this.wake = () => {
        clearTimeout(silent);
        resolve();
      };
    });
  }

  /** Sends its next statement, and waits until it is answered or waits for the other session. */
  async step(): Promise<void> {
    this.underWay = this.send(this.waiting.shift()!);
    this.blocked = true;
    await this.goOn();
  }

  /** Looks again at a statement that waits. */
  async goOn(): Promise<void> {
    let answered = false;
    const end = Date.now() + PATIENCE_MS;
    void this.underWay!.then(() => (answered = true));
    while (!answered) {
      await Promise.race([this.underWay, pause(2)]);
      if (!answered && (await this.waitsForOther())) return;
      if (Date.now() > end) throw new Error(`No answer to: ${this.sent.at(-1)!.slice(0, 600)}`);
    }
    this.blocked = false;
    await this.ready();
  }

  private async waitsForOther(): Promise<boolean> {
    const { rows } = await this.admin.query<{ waits: boolean }>(
      'select cardinality(pg_blocking_pids($1)) > 0 as waits',
      [this.connection.processID],
    );
    return rows[0]!.waits;
  }

  private send(step: Step): Promise<void> {
    this.sent.push(step.text);
    return step.go();
  }

  private ask([first, values, ...rest]: unknown[]): Promise<unknown> {
    const { statement, text } = this.spoil(first as string | Asked);
    return new Promise((resolve, reject) => {
      const query = this.connection.query.bind(this.connection) as unknown as Query;
      const go = () => query(statement, values, ...rest).then(resolve, reject);
      this.waiting.push({ text, go });
      this.wake();
    });
  }

  private spoil(given: string | Asked): { statement: string | Asked; text: string } {
    const whole = typeof given === 'string' ? given : given.text;
    const text = this.spoilt(whole);
    if (typeof given === 'string') return { statement: text, text };
    // A prepared statement of the same name would be the sound one.
    const name = given.name && text !== whole ? { name: `${given.name}x` } : {};
    return { statement: { ...given, text, ...name }, text };
  }
}

async function inTime(work: Promise<void>, text: string): Promise<void> {
  const late = AbortSignal.timeout(PATIENCE_MS);
  await Promise.race([
    work,
    new Promise<never>((_, reject) => {
      late.addEventListener('abort', () => reject(new Error(`No answer to: ${text.slice(0, 300)}`)));
    }),
  ]);
}
