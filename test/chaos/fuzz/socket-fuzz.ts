import { Actions } from '#platform/realtime/actions';
import { Topics } from '#platform/realtime/topics';
import { newId } from '#domain/kernel/id';
import { SchoolFixtures } from '../../support/school-fixtures.js';
import { SocketContract } from '../../support/socket-contract.js';
import type { SocketAnswer } from '../../support/socket.js';
import { actionSample, topicName } from '../../support/socket-samples.js';
import type { TestApp } from '../../support/test-app.js';
import type { TestSchool } from '../../support/two-schools.js';
import { socketTo } from '../attack/sockets.js';
import type { Random } from '../harness/random.js';
import { HOSTILE_TEXTS, HOSTILE_VALUES } from './hostile.js';

const DEADLINE_MS = 10_000;
/** A larger message ends its connection, and has no answer. */
const LARGEST = 60 * 1024;

export interface SocketFindings {
  readonly messages: number;
  readonly done: number;
  readonly findings: readonly string[];
}

export interface SocketGround {
  readonly origin: string;
  readonly school: TestSchool;
  readonly random: Random;
  /** Of all that could be said, how much is. */
  readonly share: number;
}

type Speaker = 'admin' | 'student';

interface Said {
  readonly message: 'subscribe' | 'unsubscribe' | 'act';
  readonly given: unknown;
  /** A topic or an action as it is declared, to hold the answer to. */
  readonly of: string;
}

/** Says everything that can be said over a socket, and what is like it: declared answers only, and no defect. */
export class SocketFuzzer {
  private readonly contract = new SocketContract();
  private readonly findings: string[] = [];
  private messages = 0;
  private done = 0;

  constructor(
    private readonly app: TestApp,
    private readonly ground: SocketGround,
  ) {}

  async fuzz(): Promise<SocketFindings> {
    const some = new SchoolFixtures(this.app, this.ground.school);
    for (const { options } of this.app.app.get(Topics).all()) {
      const topic = await topicName(options.pattern, some);
      await this.mustBeDone({ message: 'subscribe', given: { topic }, of: topic });
      await this.each(wishesLike(topic));
    }
    for (const [action] of this.app.app.get(Actions).all()) {
      const { by, input } = await actionSample(action, some);
      const sound = { action, schoolId: this.ground.school.id, input };
      await this.mustBeDone({ message: 'act', given: sound, of: action }, by);
      await this.each(wishesFor(action, sound), by);
    }
    return { messages: this.messages, done: this.done, findings: this.findings };
  }

  private async mustBeDone(said: Said, by: Speaker = 'admin'): Promise<void> {
    const [answer] = await this.each([said], by, 1);
    if (answer?.ok) this.done += 1;
    else this.findings.push(`${said.message} ${said.of} was never done: ${JSON.stringify(answer)}`);
  }

  private async each(
    all: readonly Said[],
    by: Speaker = 'admin',
    share = this.ground.share,
  ): Promise<(SocketAnswer | undefined)[]> {
    const socket = await socketTo(this.ground.origin, { token: this.ground.school.people[by].token });
    if (!socket) throw new Error('Nobody got a socket.');
    const chosen = all.filter(
      ({ given }) => this.ground.random.chance(share) && (JSON.stringify(given)?.length ?? 0) < LARGEST,
    );
    const answers = await Promise.all(
      chosen.map(async (said) => {
        const sent = socket.timeout(DEADLINE_MS).emitWithAck(said.message, said.given);
        const answer = (await sent.catch(() => undefined)) as SocketAnswer | undefined;
        this.judge(said, answer);
        return answer;
      }),
    );
    socket.disconnect();
    return answers;
  }

  private judge({ message, given, of }: Said, answer: SocketAnswer | undefined): void {
    this.messages += 1;
    const told = `${message} ${JSON.stringify(given)?.slice(0, 160)}`;
    if (!answer) return void this.findings.push(`${told} had no answer`);
    if ((answer.problem?.status ?? 0) >= 500)
      this.findings.push(`${told} → ${answer.problem!.status} ${answer.problem!.code}`);
    try {
      if (message === 'act') this.contract.checkAction(of, answer);
      if (message === 'subscribe') this.contract.checkSubscription(of, answer);
    } catch (error) {
      this.findings.push(`${told}: ${(error as Error).message.slice(0, 300)}`);
    }
  }
}

function wishesLike(topic: string): Said[] {
  const names = [
    ...HOSTILE_TEXTS,
    `${topic} `,
    `${topic}:x`,
    topic.toUpperCase(),
    topic.slice(0, -1),
    `${topic}\n`,
  ];
  const wishes = [
    ...names.map((name) => ({ topic: name })),
    ...HOSTILE_VALUES.map((after) => ({ topic, after })),
    ...HOSTILE_VALUES,
  ];
  return wishes.flatMap((given): Said[] => {
    const of = (given as { topic?: string } | null)?.topic === topic ? topic : 'none';
    return [
      { message: 'subscribe', given, of },
      { message: 'unsubscribe', given, of },
    ];
  });
}

function wishesFor(action: string, sound: { schoolId: string; input: object }): Said[] {
  const act = (change: object): Said => ({
    message: 'act',
    given: { action, ...sound, ...change },
    of: action,
  });
  return [
    ...HOSTILE_VALUES.map((schoolId) => act({ schoolId })),
    ...HOSTILE_VALUES.map((input) => act({ input })),
    ...HOSTILE_VALUES.map((idempotencyKey) => act({ idempotencyKey })),
    ...HOSTILE_VALUES.flatMap((value) => changesOf(sound.input, value).map((input) => act({ input }))),
    act({ idempotencyKey: newId() }),
    act({ noSuchField: 1 }),
  ];
}

/** The input with the value in the place of each of its fields, at every depth. */
function changesOf(input: object, value: unknown): object[] {
  return Object.entries(input).flatMap(([name, one]: [string, unknown]) => {
    const inner = typeof one === 'object' && one !== null ? changesOf(one, value) : [];
    const changed = [value, ...inner];
    return changed.map((other) =>
      Array.isArray(input) ? input.with(Number(name), other) : { ...input, [name]: other },
    );
  });
}
