import type { DeskMovement } from './desk.words.js';

/** What the book of the desk says of a student in a session. */
export type Whereabouts =
  | { readonly is: 'unknown' }
  | { readonly is: 'here' }
  | { readonly is: 'away'; readonly code: string | null }
  | { readonly is: 'partly here'; readonly minutesLate: number | null; readonly minutesEarly: number | null };

interface Session {
  readonly startsAt: Date;
  readonly endsAt: Date;
}

interface Away {
  /** Milliseconds; minus and plus infinity for what the day begins and ends with. */
  readonly from: number;
  readonly to: number;
  readonly code: string | null;
}

/**
 * Who signs in first was away until then; who signs out is away until the next arrival, or for the rest of the day. A9:
 * minutes are whole ones within the session. Whoever was out and back within a session has lost no minutes of it.
 */
export function whereabouts(movements: readonly DeskMovement[], { startsAt, endsAt }: Session): Whereabouts {
  if (movements.length === 0) return { is: 'unknown' };
  const [begin, end] = [startsAt.getTime(), endsAt.getTime()];
  const away = spansAway(movements).filter(({ from, to }) => from < end && to > begin);
  const atBegin = away.find(({ from, to }) => from <= begin && to > begin);
  const atEnd = away.find(({ from, to }) => from < end && to >= end);
  const minutesLate = atBegin ? minutes(atBegin.to - begin) : 0;
  const minutesEarly = atEnd ? minutes(end - atEnd.from) : 0;
  const wholly =
    atBegin !== undefined && (atBegin === atEnd || minutesLate + minutesEarly >= minutes(end - begin));
  if (wholly) return { is: 'away', code: atBegin.code ?? atEnd?.code ?? null };
  if (minutesLate + minutesEarly === 0) return { is: 'here' };
  return { is: 'partly here', minutesLate: minutesLate || null, minutesEarly: minutesEarly || null };
}

function spansAway(movements: readonly DeskMovement[]): Away[] {
  const spans: Away[] = [];
  const inOrder = movements.toSorted((a, b) => a.at.getTime() - b.at.getTime());
  const first = inOrder[0]!;
  let since: Omit<Away, 'to'> | null = first.kind === 'in' ? { from: -Infinity, code: first.code } : null;
  for (const { kind, at, code } of inOrder) {
    if (kind === 'out') since ??= { from: at.getTime(), code };
    else if (since) spans.push({ ...since, to: at.getTime() });
    if (kind === 'in') since = null;
  }
  return since ? [...spans, { ...since, to: Infinity }] : spans;
}

function minutes(milliseconds: number): number {
  return Math.floor(milliseconds / 60_000);
}
