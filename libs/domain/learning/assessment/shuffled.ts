/**
 * The same things in an order that the seed decides: the same seed, the same order. No secret: who knows the seed knows
 * the order, and it is stored with what was made of it.
 */
export function shuffled<T>(things: readonly T[], seed: string): T[] {
  const random = numbersFrom(seed);
  const order = [...things];
  // Fisher and Yates.
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  return order;
}

/** Numbers from 0 to below 1: the seed hashed by FNV-1a, then mulberry32, which is short and even enough for a shuffle. */
function numbersFrom(seed: string): () => number {
  let state = 0x811c9dc5;
  for (const letter of seed) state = Math.imul(state ^ letter.codePointAt(0)!, 0x01000193);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
