import { addDays, type LocalDate } from '../kernel/local-date.js';

/** Days from the first to the last, both included; no last day means that no end is known. */
export interface Span {
  readonly startsOn: LocalDate;
  readonly endsOn: LocalDate | null;
}

/** A span without any day: what was arranged and never took effect. */
export function isEmpty({ startsOn, endsOn }: Span): boolean {
  return endsOn !== null && endsOn < startsOn;
}

export function covers({ startsOn, endsOn }: Span, date: LocalDate): boolean {
  return startsOn <= date && (endsOn === null || date <= endsOn);
}

export function liesWithin(inner: Span, outer: Span): boolean {
  if (!covers(outer, inner.startsOn)) return false;
  return outer.endsOn === null || (inner.endsOn !== null && inner.endsOn <= outer.endsOn);
}

/** The last day of a span that is to end by `day`; when it starts after that, the day before it starts. */
export function latestBy({ startsOn, endsOn }: Span, day: LocalDate): LocalDate {
  if (day < startsOn) return addDays(startsOn, -1);
  return endsOn !== null && endsOn < day ? endsOn : day;
}
