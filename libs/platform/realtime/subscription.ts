import type { Server, Socket } from 'socket.io';
import { fanOut } from './fan-out.js';
import type { LoggedMessage } from './topic-log.js';

/** What a client receives when it begins to watch: what it missed, or all there is to see now; then live messages. */
export interface SubscribeAnswer {
  readonly topic: string;
  /** The last message that this answer covers; live messages begin after it. */
  readonly seq: number;
  readonly messages?: readonly LoggedMessage[];
  /** Instead of messages, when the client has no cursor or one that is too old (L4). */
  readonly snapshot?: object;
}

/** With more rooms than this in a process, naming them to the database would cost more than reading what nobody watches. */
const NAMED_AT_MOST = 500;

/**
 * Who watches what in this process. While a client is being brought up to date, live messages wait for it; then it gets
 * its answer, then what waited, then everything as it comes: no gap, nothing twice, in order (R5).
 */
export class Subscriptions {
  private readonly waiting = new Map<string, Map<Socket, LoggedMessage[]>>();

  /** Begins to hold back live messages for the client. */
  hold(socket: Socket, topic: string): void {
    const sockets = this.waiting.get(topic) ?? new Map<Socket, LoggedMessage[]>();
    this.waiting.set(topic, sockets.set(socket, []));
  }

  /** Lets go without subscribing, after a refusal. */
  drop(socket: Socket, topic: string): void {
    const sockets = this.waiting.get(topic);
    sockets?.delete(socket);
    if (sockets?.size === 0) this.waiting.delete(topic);
  }

  /** Answers, sends what was held back and is not in the answer, and joins: in one go, without an await. */
  async release(
    socket: Socket,
    answer: SubscribeAnswer,
    respond: (answer: SubscribeAnswer) => void,
  ): Promise<void> {
    const held = this.waiting.get(answer.topic)?.get(socket) ?? [];
    this.drop(socket, answer.topic);
    const joined = socket.join(answer.topic);
    respond(answer);
    for (const message of held) if (message.seq > answer.seq) socket.emit('message', message);
    await joined;
  }

  /** What anybody watches or is about to; null when that is much. Each socket has a room of its own as well. */
  topics(server: Server): string[] | null {
    const { rooms } = server.of('/').adapter;
    if (rooms.size + this.waiting.size > NAMED_AT_MOST) return null;
    return [...rooms.keys(), ...this.waiting.keys()];
  }

  deliver(server: Server, messages: readonly LoggedMessage[]): void {
    fanOut(server, messages);
    if (this.waiting.size === 0) return;
    for (const message of messages)
      for (const held of this.waiting.get(message.topic)?.values() ?? []) held.push(message);
  }
}
