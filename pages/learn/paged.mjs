/**
 * One page of a list, as the API answers it.
 * @template T
 * @typedef {{ items: T[], next?: string }} Page
 */
/**
 * Reads the page after a cursor, or the first.
 * @template T
 * @typedef {(after?: string) => Promise<Page<T>>} Read
 */

/**
 * How a list is read page by page.
 * @param {{ get: <A>(path: string) => Promise<A> }} session
 * @param {string} path with its filters
 * @param {number} limit how many at once, 200 at most
 * @returns {Read<any>}
 */
export function pagesOf(session, path, limit) {
  const first = `${path}${path.includes('?') ? '&' : '?'}limit=${limit}`;
  return (after) => session.get(after === undefined ? first : `${first}&after=${encodeURIComponent(after)}`);
}

/**
 * All of a list, however long it is.
 * @template T
 * @param {Read<T>} read
 * @returns {AsyncGenerator<T>}
 */
export async function* every(read) {
  /** @type {string | undefined} */
  let after;
  do {
    const page = await read(after);
    yield* page.items;
    after = page.next;
  } while (after !== undefined);
}

/**
 * A list of which more is read when somebody asks for it, and read anew as far as it is shown.
 * @template T
 */
export class Paged {
  /** What is shown. @type {T[]} */
  items = [];
  /** @type {string | undefined} */
  #next;
  /** What is read now: the next waits for it, so that no page is taken for another one's. @type {Promise<unknown>} */
  #reading = Promise.resolve();
  #read;

  /** @param {Read<T>} read */
  constructor(read) {
    this.#read = read;
  }

  get hasMore() {
    return this.#next !== undefined;
  }

  /** Everything that was shown, as it is now; at first one page. */
  again() {
    return this.#inTurn(async () => {
      let { items, next } = await this.#read();
      while (next !== undefined && items.length < this.items.length) {
        const page = await this.#read(next);
        items = [...items, ...page.items];
        next = page.next;
      }
      [this.items, this.#next] = [items, next];
    });
  }

  /** One page more. */
  more() {
    return this.#inTurn(async () => {
      if (this.#next === undefined) return;
      const { items, next } = await this.#read(this.#next);
      [this.items, this.#next] = [[...this.items, ...items], next];
    });
  }

  /** @param {() => Promise<void>} work */
  #inTurn(work) {
    const done = this.#reading.then(work);
    this.#reading = done.catch(() => undefined);
    return done;
  }
}
