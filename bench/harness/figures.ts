/** What a figure must reach; `of` says whether the ratio to the limit is judged or our figure itself. */
export interface Goal {
  readonly of: 'ratio' | 'ours';
  readonly atLeast?: number;
  readonly atMost?: number;
}

/** What was measured round by round: ours and, where there is one, the limit in the same round. */
export interface Measured {
  readonly figure: string;
  readonly unit: string;
  /** Null: it is shown beside another figure, and not judged. */
  readonly goal: Goal | null;
  readonly ours: readonly number[];
  readonly limit?: readonly number[];
  /** What the limit is. */
  readonly against?: string;
  /** Whatever else helps to read the figure; printed, not judged. */
  readonly details?: Readonly<Record<string, unknown>>;
}

export interface Verdict {
  readonly figure: string;
  readonly unit: string;
  readonly ours: number;
  readonly limit: number | null;
  /** The median of the rounds' ratios, not the ratio of the medians: each round saw the same machine. */
  readonly ratio: number | null;
  readonly goal: string | null;
  readonly met: boolean | null;
}

/** @throws when there is nothing to take it of */
export function median(values: readonly number[]): number {
  if (values.length === 0) throw new Error('There is no median of nothing.');
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** The smallest value that at least this share (0 to 1) of the values do not exceed. */
export function percentile(values: readonly number[], share: number): number {
  if (values.length === 0) throw new Error('There is no percentile of nothing.');
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]!;
}

export function judge({ figure, unit, goal, ours, limit }: Measured): Verdict {
  const ratio = limit ? median(ours.map((value, round) => value / limit[round]!)) : null;
  const judged = goal?.of === 'ratio' ? ratio : median(ours);
  if (judged === null) throw new Error(`${figure} has a goal for a ratio but no limit.`);
  return {
    figure,
    unit,
    ours: tidy(median(ours)),
    limit: limit ? tidy(median(limit)) : null,
    ratio: ratio === null ? null : tidy(ratio),
    goal: goal && wordsOf(goal, unit),
    met: goal && judged >= (goal.atLeast ?? -Infinity) && judged <= (goal.atMost ?? Infinity),
  };
}

/** One row of results.md. */
export function tableRow(
  { figure, unit, ours, limit, ratio, goal, met }: Verdict,
  { date, commit, machine }: { date: string; commit: string; machine: string },
): string {
  const cells = [date, commit, figure, `${ours} ${unit}`, limit === null ? '–' : `${limit} ${unit}`];
  const reached = met === null ? '–' : `${met ? '' : 'not '}met`;
  return `| ${[...cells, ratio ?? '–', goal ?? '–', reached, machine].join(' | ')} |`;
}

function wordsOf({ of, atLeast, atMost }: Goal, unit: string): string {
  const suffix = of === 'ours' ? ` ${unit}` : '';
  return atLeast === undefined ? `≤ ${atMost}${suffix}` : `≥ ${atLeast}${suffix}`;
}

/** Three digits that mean something. */
function tidy(value: number): number {
  return Math.abs(value) >= 1000 ? Math.round(value) : Number(value.toPrecision(3));
}
