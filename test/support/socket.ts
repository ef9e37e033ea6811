import { io, type Socket } from 'socket.io-client';
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

/** A client on a connection of its own that keeps everything it is sent. */
export class TestSocket {
  readonly messages: SocketMessage[] = [];

  private constructor(readonly socket: Socket) {
    socket.on('message', (message: SocketMessage) => this.messages.push(message));
  }

  /** @throws the problem with which the gateway refused the connection */
  static async connect(app: TestApp, token: string): Promise<TestSocket> {
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

  subscribe(topic: string, after?: number): Promise<SocketAnswer> {
    return this.socket.emitWithAck('subscribe', { topic, after }) as Promise<SocketAnswer>;
  }

  act(action: string, schoolId: string, input: object, idempotencyKey?: string): Promise<SocketAnswer> {
    return this.socket.emitWithAck('act', {
      action,
      schoolId,
      input,
      idempotencyKey,
    }) as Promise<SocketAnswer>;
  }

  /** The messages of a topic, once there are that many. */
  async received(topic: string, count: number): Promise<SocketMessage[]> {
    const of = () => this.messages.filter((message) => message.topic === topic);
    await until(() => of().length >= count, `${count} messages of ${topic}`);
    return of();
  }

  close(): void {
    this.socket.disconnect();
  }
}
