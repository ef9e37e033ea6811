/** @typedef {import('./types.d.ts').Part} Part */

/** Between two looks at a player that plays at most twice as fast it has not played more (ms). */
const LONGEST_STEP = 2_500;

/** What a player has played since it was told last: stretches of the video, not of time. */
export class Played {
  /** @type {Part[]} */
  #parts = [];
  /** Where it was when it was looked at last; undefined: it has jumped, or stands. @type {number | undefined} */
  #at;

  /** It plays, and is here now. @param {number} ms */
  here(ms) {
    const from = this.#at;
    this.#at = ms;
    if (from === undefined || ms <= from || ms - from > LONGEST_STEP) return;
    this.add([{ from, to: ms }]);
  }

  /** It stands, or jumps: what comes next is another stretch. */
  interrupt() {
    this.#at = undefined;
  }

  /** Also gives back what could not be told. @param {readonly Part[]} parts */
  add(parts) {
    this.#parts = joined([...this.#parts, ...parts]);
  }

  take() {
    const parts = this.#parts;
    this.#parts = [];
    return parts;
  }
}

/**
 * The same stretches in order, none of which touches another.
 * @param {readonly Part[]} parts
 * @returns {Part[]}
 */
export function joined(parts) {
  /** @type {Part[]} */
  const made = [];
  for (const part of parts.toSorted((a, b) => a.from - b.from)) {
    const last = made.at(-1);
    if (last && part.from <= last.to) last.to = Math.max(last.to, part.to);
    else made.push({ ...part });
  }
  return made;
}
