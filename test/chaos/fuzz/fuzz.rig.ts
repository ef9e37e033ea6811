import type { TwoSchools } from '../../support/two-schools.js';
import type { TestApp } from '../../support/test-app.js';
import { withTestApp } from '../cluster/own-test-app.js';
import { together } from '../harness/findings.js';
import type { Findings, Rig, RigRun } from '../harness/rig.js';
import { attemptsAt, soundAttempt, type Appetite } from './attempts.js';
import { NINE_DEFECTS, SOCKET_DEFECTS } from './defects.js';
import { OPERATIONS, TRIED_OPERATIONS, type Operation } from './document.js';
import { judge, send, type Attempt, type Finding, type Outcome } from './judge.js';
import { isOfSchool, schoolsAtWork, soundAtSchool, soundRequest } from './sound.js';
import { SocketFuzzer } from './socket-fuzz.js';
import { fuzzXapi } from './xapi-fuzz.js';

const AT_ONCE = 6;
const OF_SOCKETS = 'socket-defects';

export const fuzz: Rig = {
  name: 'fuzz',
  promise:
    'every operation of the API, topic and action bears hostile input: no 5xx, nothing undeclared, nothing of the inside',
  minutes: { whole: 4, short: 1.1 },
  controls: {
    'nine-defects': {
      breaks: 'nine operations have a defect each, of nine kinds; all nine must be found',
      changes: NINE_DEFECTS.map(({ change }) => change),
    },
    [OF_SOCKETS]: {
      breaks: 'an action fails at an empty id, and what is watched says a field too much; both must be found',
      changes: SOCKET_DEFECTS.map(({ change }) => change),
    },
  },
  run: (run) =>
    withTestApp(
      {
        environment: { API_REQUESTS_PER_MINUTE: '100000000' },
        cluster: { replicas: 1, workers: 1, changes: fuzz.controls[run.control ?? '']?.changes ?? [] },
      },
      (app) => new Fuzzer(app, run).fuzz(),
    ),
};

class Fuzzer {
  private readonly findings: Finding[] = [];
  private requests = 0;
  private done = 0;
  private readonly statuses = new Map<number, number>();

  constructor(
    private readonly app: TestApp,
    private readonly run: RigRun,
  ) {}

  async fuzz(): Promise<Findings> {
    const ofSockets = await this.fuzzSockets(await schoolsAtWork(this.app));
    if (this.run.control === OF_SOCKETS) return ofSockets;
    await this.fuzzRecordStore();
    this.run.say(`${TRIED_OPERATIONS.length} operations`);
    const queue = [...TRIED_OPERATIONS];
    const worker = async () => {
      for (let next = queue.shift(); next; next = queue.shift()) await this.operate(next);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    return together([this.told(TRIED_OPERATIONS.length), ofSockets]);
  }

  private async fuzzRecordStore(): Promise<void> {
    const { random, short } = this.run;
    const wishes = { random, share: short ? 0.2 : 1 };
    const { requests, findings } = await fuzzXapi(this.app, await schoolsAtWork(this.app), wishes);
    this.requests += requests;
    this.findings.push(...findings);
    this.run.say(`${requests} requests of the record store`);
  }

  private async fuzzSockets({ hill }: TwoSchools): Promise<Findings> {
    const origin = this.app.cluster!.replicaUrls[0]!;
    const { random, short, control } = this.run;
    const fuzzer = new SocketFuzzer(this.app, { origin, school: hill, random, share: short ? 0.25 : 1 });
    const { messages, done, findings } = await fuzzer.fuzz();
    const missed = SOCKET_DEFECTS.filter(({ shows }) => !findings.some((words) => words.includes(shows)));
    if (control === OF_SOCKETS && missed.length > 0)
      throw new Error(`Seeded defects were not found: ${missed.map(({ shows }) => shows).join(', ')}`);
    return {
      figures: { socket_wishes_done: done, socket_messages: messages, socket_findings: findings.length },
      violations: findings,
    };
  }

  /** At schools of its own: what is done to one operation's codes, settings or people disturbs no other. */
  private async operate(operation: Operation): Promise<void> {
    const schools = await schoolsAtWork(this.app);
    const sound = await soundRequest(this.app, schools, operation).catch((error: Error) => error);
    if (sound instanceof Error) return this.note('never done', operation, sound.message);
    const first = await this.attempt(soundAttempt(operation, sound));
    if (!first || first.status >= 300)
      this.note('never done', operation, `${first?.status} ${first?.text.slice(0, 300)}`);
    else this.done += 1;
    await this.tryOtherSchool(operation, schools);
    const appetite = this.appetiteFor(operation);
    for (const attempt of attemptsAt(operation, sound, appetite)) await this.attempt(attempt);
  }

  /** A quarter in the short form; but all where a defect is seeded, or it would be found by chance. */
  private appetiteFor({ id }: Operation): Appetite {
    const { random, short, control } = this.run;
    const seeded = control !== undefined && NINE_DEFECTS.some(({ operation }) => operation === id);
    return short && !seeded ? { random, share: 0.25, mixed: 6 } : { random, share: 1, mixed: 60 };
  }

  /** The administrator of one school asks for what is the other's. */
  private async tryOtherSchool(operation: Operation, { hill, lake }: TwoSchools): Promise<void> {
    if (!isOfSchool(operation)) return;
    const { token } = hill.people.admin;
    const theirs = { ...(await soundAtSchool(this.app, lake, operation)), token };
    await this.attempt({
      ...soundAttempt(operation, theirs),
      about: 'of the other school',
      must: 'answer 404',
    });
  }

  private async attempt(attempt: Attempt): Promise<Outcome | undefined> {
    this.requests += 1;
    try {
      const outcome = await send(this.app.cluster!.replicaUrls[0]!, fromOwnNetwork(attempt));
      this.statuses.set(outcome.status, (this.statuses.get(outcome.status) ?? 0) + 1);
      this.findings.push(...judge(attempt, outcome));
      return outcome;
    } catch (error) {
      this.note('too slow', attempt.operation, `${attempt.about}: ${(error as Error).message}`);
      return undefined;
    }
  }

  private note(kind: Finding['kind'], { id }: Operation, words: string): void {
    this.findings.push({ kind, operation: id, words });
  }

  private told(operations: number): Findings {
    const found = NINE_DEFECTS.filter(({ kind, operation }) =>
      this.findings.some((finding) => finding.kind === kind && finding.operation === operation),
    );
    if (this.run.control && found.length < NINE_DEFECTS.length) {
      const missed = NINE_DEFECTS.filter((defect) => !found.includes(defect)).map(({ kind }) => kind);
      throw new Error(`Seeded defects were not found: ${missed.join(', ')}`);
    }
    const counts = Map.groupBy(this.findings, ({ kind, operation }) => `${kind} in ${operation}`);
    const statuses = Object.fromEntries([...this.statuses].map(([status, n]) => [`answered_${status}`, n]));
    return {
      figures: {
        operations,
        operations_done: this.done,
        requests: this.requests,
        findings: this.findings.length,
        ...statuses,
        ...(this.run.control && { seeded_defects_found: `${found.length}/${NINE_DEFECTS.length}` }),
      },
      violations: [...counts].map(([what, of]) => `${what} (${of.length} times): ${of[0]!.words}`),
    };
  }
}

/** Strangers are limited by their network: each operation has one, so that what is tried at others keeps none from being done. */
function fromOwnNetwork(attempt: Attempt): Attempt {
  const n = OPERATIONS.indexOf(attempt.operation);
  return { ...attempt, headers: { ...attempt.headers, 'x-forwarded-for': `10.9.${n >> 8}.${n % 256}` } };
}
