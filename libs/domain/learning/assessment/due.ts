/** What ends an attempt by itself. */
export interface AttemptBounds {
  /** From when it was begun on; null: no limit. */
  readonly minutes: number | null;
  /** The closing of the item, or the end of the run; null: neither has one. */
  readonly lastMoment: Date | null;
}

/** Whatever comes first: the end of the time that is given, the closing of the item, or the end of the run; null: never. */
export function dueOf(startedAt: Date, { minutes, lastMoment }: AttemptBounds): Date | null {
  const limit = minutes === null ? null : new Date(startedAt.getTime() + minutes * 60_000);
  if (limit === null || lastMoment === null) return limit ?? lastMoment;
  return limit < lastMoment ? limit : lastMoment;
}
