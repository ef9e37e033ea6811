import { io, type Socket } from 'socket.io-client';

interface Message {
  readonly topic: string;
  readonly seq: number;
}
interface Answer {
  readonly ok: boolean;
  readonly seq?: number;
  readonly messages?: readonly Message[];
}

/** A client that stays on a topic through every disconnection, as ours do: it comes back and says what it saw last. */
export class Watcher {
  private readonly socket: Socket;
  private last: number | undefined;
  /** What is pushed while the answer to a subscription is on its way: it comes after what the answer brings. */
  private held: number[] | undefined = [];
  received = 0;
  connections = 0;
  missed = 0;
  doubled = 0;

  constructor(
    origin: string,
    token: string,
    readonly topic: string,
  ) {
    const reconnection = { reconnectionDelay: 50, reconnectionDelayMax: 500, timeout: 5_000 };
    this.socket = io(origin, { transports: ['websocket'], auth: { token }, forceNew: true, ...reconnection });
    this.socket.on('message', (message: Message) => message.topic === topic && this.take(message.seq));
    this.socket.on('connect', () => void this.subscribe());
  }

  /** The sequence of the message that it saw last. */
  get at(): number {
    return this.last ?? 0;
  }

  get subscribed(): boolean {
    return this.last !== undefined;
  }

  close(): void {
    this.socket.disconnect();
  }

  private async subscribe(): Promise<void> {
    this.connections += 1;
    this.held = [];
    try {
      const wish = { topic: this.topic, after: this.last };
      const answer = (await this.socket.timeout(5_000).emitWithAck('subscribe', wish)) as Answer;
      if (!answer.ok) return this.again();
      this.last ??= answer.seq!;
      for (const { seq } of answer.messages ?? []) this.note(seq);
      for (const seq of this.held) if (seq > this.last) this.note(seq);
      this.held = undefined;
    } catch {
      this.again();
    }
  }

  /** The process behind it went away in the middle. */
  private again(): void {
    this.socket.disconnect().connect();
  }

  private take(seq: number): void {
    if (this.held) this.held.push(seq);
    else this.note(seq);
  }

  private note(seq: number): void {
    const last = this.last!;
    if (seq <= last) this.doubled += 1;
    else {
      this.missed += seq - last - 1;
      this.last = seq;
      this.received += 1;
    }
  }
}
