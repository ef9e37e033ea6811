import { io, type Socket } from 'socket.io-client';
import { SocketContract } from './socket-contract.js';
import type { TestApp } from './test-app.js';
import { until } from './until.js';

/** A message as the gateway sends it. */
export interface SocketMessage {
  readonly topic: string;
  readonly seq: number;
  readonly type: string;
  readonly occurredAt: string;
  readonly data: Record<string, unknown>;
}

/** The answer to `subscribe`, `unsubscribe` and `act`. */
export interface SocketAnswer {
  readonly ok: boolean;
  readonly seq?: number;
  readonly messages?: SocketMessage[];
  readonly snapshot?: Record<string, unknown>;
  readonly result?: Record<string, unknown>;
  readonly replayed?: boolean;
  readonly problem?: {
    readonly code: string;
    readonly status: number;
    readonly facts?: Record<string, unknown>;
  };
}

const contract = new SocketContract();

/** A client on a connection of its own that keeps everything it is sent, and holds it to docs/api/asyncapi.json. */
export class TestSocket {
  readonly messages: SocketMessage[] = [];
  /** How far it has come, by topic. */
  private readonly seqs = new Map<string, number>();
  /** What came and is not as declared; asked for with {@link received}. */
  private broken?: Error;

  private constructor(readonly socket: Socket) {
    socket.on('message', (message: SocketMessage) => this.keep(message));
  }

  /** @throws the problem with which the gateway refused the connection */
  static async connect(app: Pick<TestApp, 'url'>, token: string): Promise<TestSocket> {
    const socket = io(app.url, {
      transports: ['websocket'],
      auth: { token },
      forceNew: true,
      reconnection: false,
    });
    const made = new TestSocket(socket);
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve);
      socket.once('connect_error', (error) => reject((error as Error & { data?: Error }).data ?? error));
    });
    return made;
  }

  async subscribe(topic: string, after?: number): Promise<SocketAnswer> {
    const answer = (await this.socket.emitWithAck('subscribe', { topic, after })) as SocketAnswer;
    contract.checkSubscription(topic, answer);
    if (answer.ok) this.seqs.set(topic, Math.max(answer.seq!, this.seqs.get(topic) ?? 0));
    return answer;
  }

  async act(action: string, schoolId: string, input: object, idempotencyKey?: string): Promise<SocketAnswer> {
    const wish = { action, schoolId, input, idempotencyKey };
    const answer = (await this.socket.emitWithAck('act', wish)) as SocketAnswer;
    contract.checkAction(action, answer);
    return answer;
  }

  /** The messages of a topic, once there are that many. */
  async received(topic: string, count: number): Promise<SocketMessage[]> {
    const of = () => this.messages.filter((message) => message.topic === topic);
    await until(
      () => this.broken !== undefined || of().length >= count,
      () => `${count} messages of ${topic}; there came ${this.messages.map(({ type }) => type).join(', ')}`,
    );
    if (this.broken) throw this.broken;
    return of();
  }

  /** Waits until all has come that was said of what it watches: what did not come by then does not come. */
  async upToDate({ admin }: Pick<TestApp, 'admin'>): Promise<void> {
    const { rows } = await admin.query<{ topic: string; seq: number }>(
      'select name as topic, last_seq::int as seq from platform.topics where name = any ($1)',
      [[...this.seqs.keys()]],
    );
    const behind = () => rows.filter(({ topic, seq }) => this.seqs.get(topic)! < seq);
    await until(
      () => behind().length === 0,
      () => `the rest of ${JSON.stringify(behind())}`,
    );
  }

  private keep(message: SocketMessage): void {
    this.messages.push(message);
    this.seqs.set(message.topic, message.seq);
    try {
      contract.checkMessage(message);
    } catch (fault) {
      this.broken ??= fault as Error;
    }
  }

  close(): void {
    this.socket.disconnect();
  }
}
