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

/** What came for a client meanwhile, and whether it watched the topic before. */
interface Held {
  readonly messages: LoggedMessage[];
  readonly watched: boolean;
}

/** With more rooms than this in a process, naming them to the database would cost more than reading what nobody watches. */
const NAMED_AT_MOST = 500;

/**
 * Who watches what in this process. While a client is being brought up to date, live messages wait for it; then it gets
 * its answer, then what waited, then everything as it comes: no gap, nothing twice, in order (R5).
 */
export class Subscriptions {
  private readonly waiting = new Map<string, Map<Socket, Held>>();
  private readonly turns = new WeakMap<Socket, Map<string, Promise<unknown>>>();

  /** What one client wishes of one topic, one after the other: each has to leave things as the next one finds them. */
  inTurn<T>(socket: Socket, topic: string, work: () => Promise<T>): Promise<T> {
    const turns = this.turns.get(socket) ?? new Map<string, Promise<unknown>>();
    this.turns.set(socket, turns);
    const before = turns.get(topic);
    const turn = before ? before.then(work, work) : work();
    turns.set(topic, turn);
    const end = () => {
      if (turns.get(topic) === turn) turns.delete(topic);
    };
    turn.then(end, end);
    return turn;
  }

  /** The topics of which the client wishes something that is not done yet. */
  inHand(socket: Socket): string[] {
    return [...(this.turns.get(socket)?.keys() ?? [])].filter((topic) => topic !== socket.id);
  }

  /** Begins to hold back live messages for the client, who may watch the topic already. */
  hold(socket: Socket, topic: string): void {
    const sockets = this.waiting.get(topic) ?? new Map<Socket, Held>();
    this.waiting.set(topic, sockets.set(socket, { messages: [], watched: socket.rooms.has(topic) }));
    void socket.leave(topic);
  }

  /** Lets go without subscribing, after a refusal; who watched the topic before is told that this is over. */
  refuse(socket: Socket, topic: string): void {
    if (this.letGo(socket, topic)?.watched) socket.emit('unsubscribed', { topic });
  }

  /** Answers, sends what was held back and is not in the answer, and joins: in one go, without an await. */
  async release(
    socket: Socket,
    answer: SubscribeAnswer,
    respond: (answer: SubscribeAnswer) => void,
  ): Promise<void> {
    const held = this.letGo(socket, answer.topic);
    const joined = socket.join(answer.topic);
    respond(answer);
    for (const message of held?.messages ?? []) if (message.seq > answer.seq) socket.emit('message', message);
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
      for (const held of this.waiting.get(message.topic)?.values() ?? []) held.messages.push(message);
  }

  private letGo(socket: Socket, topic: string): Held | undefined {
    const sockets = this.waiting.get(topic);
    const held = sockets?.get(socket);
    sockets?.delete(socket);
    if (sockets?.size === 0) this.waiting.delete(topic);
    return held;
  }
}
