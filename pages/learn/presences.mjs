/** @typedef {import('./types.d.ts').Message} Message */
/** @typedef {import('./types.d.ts').Presence} Presence */
/** @typedef {{ people: Presence[] }} There */

/**
 * How often somebody says that they are there (ms). What is said counts for two and a half minutes: a page out of sight may be woken
 * once a minute only, and one of its requests may be lost.
 */
export const BEAT_MS = 45_000;

/**
 * Who is in a live session, the reader among them or not. By the server's clock alone: whoever has vanished is missing in its next
 * answer.
 */
export class Presences {
  #here = false;
  /** @type {readonly Presence[]} */
  #people = [];
  #ask;
  #show;
  #stop;

  /**
   * @param {{ read: () => Promise<There>, tell: (here: boolean) => Promise<There> }} ask the server
   * @param {(names: string[]) => void} show by name
   * @param {(ms: number, work: () => void) => () => void} [every] repeats until it is stopped
   */
  constructor(ask, show, every = repeated) {
    this.#ask = ask;
    this.#show = show;
    this.#stop = every(BEAT_MS, () => void this.again());
  }

  /** Says it again, or asks again: after a while, when the page is seen again, and when messages may have been missed. */
  again() {
    return this.#take(this.#here ? this.#ask.tell(true) : this.#ask.read());
  }

  /** Whether the reader is there from now on. @param {boolean} here */
  be(here) {
    if (!here && !this.#here) return;
    this.#here = here;
    return this.#take(this.#ask.tell(here));
  }

  /** The page is out of reach, perhaps for ever: whoever comes back to it says so again. */
  vanish() {
    if (this.#here) void this.#take(this.#ask.tell(false));
  }

  /** Names are read once; that somebody is still there is nothing new. @param {Message | null} message */
  said(message) {
    if (message?.data.until === null)
      return this.#put(this.#people.filter(({ personId }) => personId !== message.data.personId));
    if (!message || !this.#people.some(({ personId }) => personId === message.data.personId))
      void this.again();
  }

  end() {
    this.#stop();
    void this.be(false);
  }

  /** @param {Promise<There>} answer */
  #take(answer) {
    return answer.then(
      ({ people }) => this.#put(people),
      () => undefined, // said again with the next
    );
  }

  /** @param {readonly Presence[]} people */
  #put(people) {
    this.#people = people;
    this.#show(people.map(({ displayName }) => displayName).toSorted((a, b) => a.localeCompare(b)));
  }
}

/**
 * @param {number} ms
 * @param {() => void} work
 */
function repeated(ms, work) {
  const timer = setInterval(work, ms);
  return () => clearInterval(timer);
}
