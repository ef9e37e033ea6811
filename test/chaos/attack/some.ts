import type { Target } from './attack.js';

/** In a short run about two of them, as chance has it; otherwise all. */
export function some<T>({ short, random }: Target, all: readonly T[]): readonly T[] {
  return short && all.length > 2 ? all.filter(() => random.chance(2 / all.length)) : all;
}
