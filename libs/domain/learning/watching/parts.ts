/** A stretch of a video in whole milliseconds, its end excluded. */
export interface Part {
  readonly from: number;
  readonly to: number;
}

/** Stretches in their order that neither touch nor overlap: each set of moments is written in one way. */
export type Parts = readonly Part[];

/** The stretches together, in whatever order and however often they were told. Empty ones are nothing. */
export function unionOf(told: readonly Part[]): Parts {
  const ordered = told.filter(({ from, to }) => from < to).toSorted((a, b) => a.from - b.from);
  const union: Part[] = [];
  for (const { from, to } of ordered) {
    const last = union.at(-1);
    if (last && from <= last.to) union[union.length - 1] = { from: last.from, to: Math.max(last.to, to) };
    else union.push({ from, to });
  }
  return union;
}

/** What lies within a video of this length. */
export function within(parts: Parts, durationMs: number): Parts {
  return unionOf(parts.map(({ from, to }) => ({ from: Math.max(0, from), to: Math.min(durationMs, to) })));
}

/** What is not known yet. */
export function without(parts: Parts, known: Parts): Parts {
  return known.reduce<Parts>(
    (left, { from, to }) =>
      unionOf(
        left.flatMap((part) => [
          { from: part.from, to: Math.min(part.to, from) },
          { from: Math.max(part.from, to), to: part.to },
        ]),
      ),
    parts,
  );
}

/** The beginning of it, no longer than this. */
export function firstOf(parts: Parts, mostMs: number): Parts {
  let left = mostMs;
  return unionOf(
    parts.map(({ from, to }) => {
      const length = Math.min(to - from, left);
      left -= length;
      return { from, to: from + length };
    }),
  );
}

export function lengthOf(parts: Parts): number {
  return parts.reduce((sum, { from, to }) => sum + to - from, 0);
}
