import { io } from '/learn/socket.io.esm.min.js';

/** @typedef {import('./types.d.ts').Message} Message */
/** @typedef {{ seq: number | undefined, tell: (message: Message | null) => void }} Watched */

/** The page's one socket: topics that it watches, in order and without gaps. */
export class Live {
  /** @type {Map<string, Watched>} */
  #watched = new Map();
  #socket;

  /** @param {import('./session.mjs').Session} session */
  constructor(session) {
    this.#socket = io({
      transports: ['websocket'],
      auth: (send) =>
        void session.token().then(
          (token) => send({ token }),
          () => send({}),
        ),
    });
    this.#socket.on('connect', () => {
      for (const topic of this.#watched.keys()) void this.#subscribe(topic);
    });
    this.#socket.on('message', (/** @type {Message} */ message) => this.#take(message));
    // Its token had ended, not the session: the next one is newer.
    this.#socket.on('disconnect', (reason) => {
      if (reason === 'io server disconnect') this.#socket.connect();
    });
  }

  /**
   * @param {string} topic
   * @param {Watched['tell']} tell null: from here on; what was read before may be old
   * @returns {() => void} to watch no longer
   */
  watch(topic, tell) {
    const mine = { seq: undefined, tell };
    this.#watched.set(topic, mine);
    if (this.#socket.connected) void this.#subscribe(topic);
    return () => {
      if (this.#watched.get(topic) !== mine) return; // another view watches it by now
      this.#watched.delete(topic);
      if (this.#socket.connected) this.#socket.emit('unsubscribe', { topic });
    };
  }

  close() {
    this.#watched.clear();
    this.#socket.disconnect();
  }

  /** @param {string} topic */
  async #subscribe(topic) {
    const after = this.#watched.get(topic)?.seq;
    const wish = after === undefined ? { topic } : { topic, after };
    const answer = await this.#socket.emitWithAck('subscribe', wish);
    const watched = this.#watched.get(topic);
    if (!answer.ok || !watched) return;
    for (const message of answer.messages ?? []) this.#take(message);
    watched.seq = Math.max(watched.seq ?? 0, answer.seq);
    if (!answer.messages) watched.tell(null);
  }

  /** @param {Message} message */
  #take(message) {
    const watched = this.#watched.get(message.topic);
    if (!watched || message.seq <= (watched.seq ?? -1)) return;
    watched.seq = message.seq;
    watched.tell(message);
  }
}
