import type pg from 'pg';
import { DomainError } from '#domain/kernel/domain-error';
import { SteppedSession, type Outcome } from './stepped-session.js';

/** Two callers at once, and what must hold however their statements mix. */
export interface Flow {
  readonly name: string;
  /** Puts back what a run has changed. */
  reset(): Promise<void>;
  readonly sessions: readonly [() => Promise<unknown>, () => Promise<unknown>];
  /** In words, what does not hold; `committed`: which of the two committed, in order. */
  judge(outcomes: readonly [Outcome, Outcome], committed: readonly number[]): Promise<readonly string[]>;
}

export interface Explored {
  readonly flow: string;
  readonly interleavings: number;
  /** Runs in which a session waited for the other one. */
  readonly withWaiting: number;
  /** False when the limit ended it. */
  readonly complete: boolean;
  readonly violations: readonly string[];
}

interface Arena {
  readonly admin: pg.Client;
  readonly connections: readonly [pg.PoolClient, pg.PoolClient];
  readonly spoilt: (text: string) => string;
}

const PATIENCE_MS = 20_000;

/** Where both could go on, which of the two did. */
type Choices = readonly number[];

/** Runs a flow in every order of the statements of both, one after the other (depth first, by the choices of the run before). */
export async function explore(flow: Flow, arena: Arena, limit: number): Promise<Explored> {
  const violations: string[] = [];
  let [interleavings, withWaiting] = [0, 0];
  let prefix: Choices | undefined = [];
  while (prefix && interleavings < limit) {
    await flow.reset();
    const run = await runOnce(flow, arena, prefix);
    interleavings += 1;
    if (run.waited) withWaiting += 1;
    violations.push(
      ...run.violations.map((words) => `${flow.name}: ${words} (order ${run.choices.join('')})`),
    );
    prefix = nextAfter(run.choices);
  }
  return { flow: flow.name, interleavings, withWaiting, complete: prefix === undefined, violations };
}

/** The last choice that could have gone the other way goes that way. */
function nextAfter(choices: Choices): Choices | undefined {
  const last = choices.lastIndexOf(0);
  return last === -1 ? undefined : [...choices.slice(0, last), 1];
}

async function runOnce(flow: Flow, { admin, connections, spoilt }: Arena, prefix: Choices) {
  const sessions = connections.map((connection) => new SteppedSession(connection, admin, spoilt));
  const both = sessions as [SteppedSession, SteppedSession];
  for (const [n, session] of both.entries()) {
    session.begin(flow.sessions[n]!);
    await session.ready();
  }
  const { choices, committed, waited } = await inOrder(both, prefix);
  const outcomes: [Outcome, Outcome] = [both[0].outcome!, both[1].outcome!];
  const defects = outcomes.flatMap((outcome) =>
    outcome.ok || outcome.error instanceof DomainError ? [] : [`failed with ${outcome.error.stack}`],
  );
  return { choices, waited, violations: [...defects, ...(await flow.judge(outcomes, committed))] };
}

async function inOrder(both: readonly [SteppedSession, SteppedSession], prefix: Choices) {
  const choices: number[] = [];
  const committed: number[] = [];
  let waited = false;
  const end = Date.now() + PATIENCE_MS;
  while (both.some(({ over }) => !over)) {
    if (Date.now() > end) throw new Error(`They wait for ever:\n${both.map(described).join('\n')}`);
    const free = [0, 1].filter((n) => !both[n]!.over && !both[n]!.blocked);
    const turn = free.length === 2 ? (prefix[choices.length] ?? 0) : (free[0] ?? 0);
    if (free.length === 2) choices.push(turn);
    const session = both[turn]!;
    if (free.length > 0) await session.step();
    waited ||= both.some(({ blocked }) => blocked);
    // What has waited may be free by now; with both waiting the database ends one of them.
    for (const other of both)
      if (other.blocked && (other !== session || free.length === 0)) await other.goOn();
    for (const [n, { sent, over, outcome }] of both.entries())
      if (over && outcome!.ok && !committed.includes(n) && /^commit/i.test(sent.at(-1)!)) committed.push(n);
  }
  return { choices, committed, waited };
}

function described({ over, blocked, sent }: SteppedSession): string {
  return `over: ${over}, blocked: ${blocked}, sent: ${sent.map((text) => text.trim().slice(0, 80)).join(' | ')}`;
}
