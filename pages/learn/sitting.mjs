/** @typedef {import('./types.d.ts').Attempt} Attempt */
/** @typedef {import('./types.d.ts').Message} Message */
/** @typedef {Pick<Attempt, 'id' | 'state' | 'dueAt'>} Known */
/**
 * What is done when it ends at another time, and when it is over: its time, or it was handed in on another device.
 * @typedef {{ moved: (dueAt: string | null) => void, over: () => void }} Follows
 */

/** The attempt that is taken on a page, as far as others decide on it: when it ends. By what the server says alone. */
export class Sitting {
  /** What was told last of each attempt: perhaps before the page has read that there is one. @type {Map<string, Known>} */
  #told = new Map();
  /** @type {Known | null} */
  #taken = null;
  /** @type {Follows | null} */
  #follows = null;
  #read;

  /** @param {(attemptId: string) => Promise<Known>} read */
  constructor(read) {
    this.#read = read;
  }

  /**
   * From now on this one is taken, and what was told of it meanwhile counts.
   * @param {Known} attempt
   * @param {Follows} follows
   */
  take(attempt, follows) {
    this.#taken = attempt;
    this.#follows = follows;
    const told = this.#told.get(attempt.id);
    if (told) this.#hear(told);
  }

  /** It is shown no more, or handed in here. */
  leave() {
    this.#taken = null;
  }

  /** @param {Message | null} message of the learner's attempts; null: some may have been missed */
  said(message) {
    if (!message) return this.#again();
    const { attemptId: id, state, dueAt } = message.data;
    if (id === undefined || state === undefined || dueAt === undefined) return;
    const known = { id, state, dueAt };
    this.#told.set(id, known);
    this.#hear(known);
  }

  #again() {
    this.#told.clear();
    if (!this.#taken) return;
    void this.#read(this.#taken.id).then(
      (known) => this.#hear(known),
      () => undefined, // told with the next
    );
  }

  /** @param {Known} known */
  #hear({ id, state, dueAt }) {
    const [taken, follows] = [this.#taken, this.#follows];
    if (taken?.id !== id || !follows) return;
    if (state !== 'in_progress') {
      this.leave();
      follows.over();
    } else if (dueAt !== taken.dueAt) {
      this.#taken = { id, state, dueAt };
      follows.moved(dueAt);
    }
  }
}
