import type { MarkedClass } from './load.js';

/** Begins to watch with so many sockets; answered when all of them do. */
export interface WatchTask {
  readonly kind: 'watch';
  readonly port: number;
  readonly sockets: number;
  /** Of Lyceum; without it the server is the bare one, and what it sends is so many bytes long. */
  readonly lyceum?: { readonly token: string; readonly topic: string; readonly marked: MarkedClass };
  readonly bytes?: number;
}

/** Causes so many messages, one each so many milliseconds; answered with how long they took to arrive. */
export interface CauseTask {
  readonly kind: 'cause';
  readonly messages: number;
  readonly everyMs: number;
}

export interface WatchReport {
  /** Messages that arrived, over all sockets. */
  readonly delivered: number;
  /** Milliseconds from the cause of a message until a socket has it. */
  readonly p50: number;
  readonly p95: number;
  /** Of the last message. */
  readonly bytes: number;
}
