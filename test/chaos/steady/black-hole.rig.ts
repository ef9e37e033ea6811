import { setTimeout as pause } from 'node:timers/promises';
import { newId } from '#domain/kernel/id';
import { withCluster, type OwnCluster } from '../cluster/own-cluster.js';
import { seedWorld, type WorkingSchool } from '../cluster/seeded-world.js';
import { defectsIn } from '../harness/defects-in.js';
import type { Findings, Rig, RigRun } from '../harness/rig.js';
import { connectionsAtRest, endedByThemselves, PATIENCE_S, servedAgain } from './at-rest.js';
import { HeldPath } from './held-path.js';

/** In which a replica answers or gives up: less than nginx waits. */
const DEADLINE_S = 30;
/** Longer, so that whoever would wait for the database is seen. */
const HELD_MS = 34_000;
const GIVES_UP_MS = 60_000;
/** So many of each kind ask at once, of each school. */
const ASKERS = 4;
const SIZE = { schools: 4, classes: 4, students: 4 };

export const blackHole: Rig = {
  name: 'black-hole',
  promise:
    'R9: nothing comes through to the database or back: every request is answered within 30 s, and every replica serves again within 5 s of the end',
  minutes: { whole: 2.6, short: 1.2 },
  controls: {
    'no-time-outs': {
      breaks: 'whoever has sent a statement waits for its answer',
      changes: [
        {
          file: 'libs/platform/persistence/database.js',
          text: 'answerInTime(client, PATIENCE);',
          becomes: '',
        },
      ],
    },
  },
  run: async (run) => {
    const path = await HeldPath.open();
    return withCluster(
      {
        workers: 1,
        environment: { API_REQUESTS_PER_MINUTE: '100000000' },
        databasePath: (own) => path.to(own),
        changes: blackHole.controls[run.control ?? '']?.changes ?? [],
      },
      (own) => cutOff(own, run, path),
    );
  },
};

async function cutOff(own: OwnCluster, run: RigRun, path: HeldPath): Promise<Findings> {
  const schools = await seedWorld(own.database.admin, own.secrets, SIZE);
  const askers = schools.flatMap((school) => Array.from({ length: ASKERS }, () => asksOf(school))).flat();
  const crowd = new Crowd(own.cluster.url, askers);
  crowd.begin();
  const recoveries: number[] = [];
  for (let round = 0; round < (run.short ? 1 : 3); round++) {
    await pause(2_000);
    path.hold();
    await pause(HELD_MS);
    path.letGo();
    recoveries.push(await servedAgain(own));
    run.say(`every replica serves again after ${recoveries.at(-1)} s`);
  }
  await pause(3_000);
  await crowd.end();
  await pause(1_000);
  return judged(own, crowd, recoveries);
}

async function judged(own: OwnCluster, crowd: Crowd, recoveries: readonly number[]): Promise<Findings> {
  const rest = await connectionsAtRest(own);
  const { answered, refused, slowestMs, wrong, afterwards } = crowd;
  const slowest = Math.round(slowestMs / 100) / 10;
  const late = recoveries.filter((s) => s > PATIENCE_S);
  return {
    figures: {
      black_holes: recoveries.length,
      answered,
      refused,
      slowest_answer_s: slowest,
      worst_recovery_s: Math.max(...recoveries),
      ...rest.figures,
    },
    violations: [
      ...wrong,
      ...[...defectsIn(own.cluster.logs())].map((words) => `it was called a defect: ${words}`),
      ...(slowest > DEADLINE_S ? [`somebody waited ${slowest} s for an answer`] : []),
      ...(refused > 0 ? [] : ['nobody was refused, so nothing is known']),
      ...(afterwards > 0 ? [] : ['nobody was served in the end']),
      ...late.map((s) => `every replica served again only after ${s} s`),
      ...rest.violations,
      ...endedByThemselves(own),
    ],
  };
}

interface Ask {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly token: string;
  readonly body?: () => object;
}

/** A read by one statement, a read by several, and a command. */
function asksOf({ id, officeToken: token, classes }: WorkingSchool): Ask[] {
  const at = `/schools/${id}`;
  return [
    { method: 'GET', path: `${at}/people?limit=20`, token },
    { method: 'GET', path: `${at}/registers/${classes[0]!.registerId}`, token },
    { method: 'POST', path: `${at}/courses`, token, body: () => ({ title: `Course ${newId()}` }) },
  ];
}

/** People who ask one thing after another and wait for each answer. */
class Crowd {
  answered = 0;
  /** Were told that the database does not answer, or that too many ask. */
  refused = 0;
  /** Of the answers, those that came since the last refusal. */
  afterwards = 0;
  slowestMs = 0;
  readonly wrong: string[] = [];
  private stopping = false;
  private working: readonly Promise<void>[] = [];

  constructor(
    private readonly origin: string,
    private readonly asks: readonly Ask[],
  ) {}

  begin(): void {
    this.working = this.asks.map((ask) => this.keepAsking(ask));
  }

  async end(): Promise<void> {
    this.stopping = true;
    await Promise.all(this.working);
  }

  private async keepAsking(ask: Ask): Promise<void> {
    while (!this.stopping) {
      const began = performance.now();
      const status = await this.ask(ask);
      this.slowestMs = Math.max(this.slowestMs, performance.now() - began);
      this.note(ask, status);
      await pause(status === 503 ? 500 : 20);
    }
  }

  private note({ method, path }: Ask, status: number | string): void {
    if (status === 200 || status === 201) {
      this.answered += 1;
      this.afterwards += 1;
    } else if (status === 503) {
      this.refused += 1;
      this.afterwards = 0;
    } else this.wrong.push(`${method} ${path} → ${status}`);
  }

  private async ask({ method, path, token, body }: Ask): Promise<number | string> {
    const headers = {
      authorization: `Bearer ${token}`,
      ...(body && { 'content-type': 'application/json', 'idempotency-key': newId() }),
    };
    const signal = AbortSignal.timeout(GIVES_UP_MS);
    try {
      const init = { method, headers, signal, ...(body && { body: JSON.stringify(body()) }) };
      const response = await fetch(`${this.origin}/api/v1${path}`, init);
      await response.arrayBuffer();
      return response.status;
    } catch (error) {
      return (error as Error).message;
    }
  }
}
