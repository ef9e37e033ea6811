import { el, outwards } from './dom.mjs';

/** @typedef {import('./main.mjs').Place} Place */
/** @typedef {import('./types.d.ts').Message} Message */
/** @typedef {import('./types.d.ts').Presence} Presence */

/** How often somebody says that they are there: twice before it is over (ms). */
const BEAT_MS = 30_000;
/** How often it is looked who has vanished (ms). */
const LOOK_MS = 5_000;

/**
 * A live session: when and where it is, and who is there. Whoever joins by its link says so until they leave the page.
 * @param {Place} place
 * @param {{ url: string, startsAt: string, endsAt: string }} live
 * @param {string} path of the item
 */
export async function liveSession({ session }, { url, startsAt, endsAt }, path) {
  const presences = new Presences(session, `${path}/presences`);
  await presences.read();
  const join = outwards(url, 'Join the session');
  const leave = el('button', { type: 'button', class: 'quiet', hidden: true }, 'Leave');
  const be = (/** @type {boolean} */ here) => {
    leave.hidden = !here;
    presences.be(here);
  };
  join.addEventListener('click', () => be(true));
  leave.addEventListener('click', () => be(false));
  const when = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'short' });
  const time = when.formatRange(new Date(startsAt), new Date(endsAt));
  const buttons = el('p', {}, join, leave);
  return {
    element: el('div', { class: 'callout' }, el('p', {}, el('strong', {}, time)), buttons, presences.element),
    buttons,
    said: (/** @type {Message | null} */ message) => presences.said(message),
    leave: () => presences.end(),
  };
}

/** Who is in a live session, the reader among them or not. */
class Presences {
  element = el('p', { role: 'status' });
  /** @type {Map<string, Presence>} */
  #people = new Map();
  /** While the reader is there. @type {ReturnType<typeof setInterval> | undefined} */
  #beat;
  #look = setInterval(() => this.#show([...this.#people.values()]), LOOK_MS);
  #session;
  #path;

  /**
   * @param {import('./session.mjs').Session} session
   * @param {string} path
   */
  constructor(session, path) {
    this.#session = session;
    this.#path = path;
  }

  async read() {
    const { people } = await this.#session.get(this.#path);
    this.#show(people);
  }

  /** Whether the reader is there from now on. @param {boolean} here */
  be(here) {
    if (!here && this.#beat === undefined) return;
    clearInterval(this.#beat);
    this.#beat = here ? setInterval(() => this.#tell(true), BEAT_MS) : undefined;
    this.#tell(here);
  }

  /** Names are read once; that somebody is still there is told. @param {Message | null} message */
  said(message) {
    const known = this.#people.get(message?.data.personId ?? '');
    const until = message?.data.until ?? null;
    if (!message || (!known && until !== null)) return void this.read().catch(() => undefined);
    this.#people.delete(message.data.personId);
    this.#show([...this.#people.values(), ...(known && until !== null ? [{ ...known, until }] : [])]);
  }

  end() {
    clearInterval(this.#look);
    this.be(false);
  }

  /** @param {boolean} here */
  #tell(here) {
    const told = this.#session.put(this.#path, { body: { here }, keepalive: !here });
    void told.then(({ people }) => this.#show(people)).catch(() => undefined);
  }

  /** @param {readonly Presence[]} now */
  #show(now) {
    const there = now
      .filter(({ until }) => Date.parse(until) > Date.now())
      .toSorted((a, b) => a.displayName.localeCompare(b.displayName));
    this.#people = new Map(there.map((one) => [one.personId, one]));
    const names = there.map(({ displayName }) => displayName).join(', ');
    const text = names === '' ? 'Nobody is there yet.' : `There now: ${names}`;
    if (this.element.textContent !== text) this.element.textContent = text;
  }
}
