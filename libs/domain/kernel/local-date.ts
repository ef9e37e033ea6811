import { DomainError } from './domain-error.js';

/** A date as people in the school write it, `YYYY-MM-DD`, without time or zone (K3). Compares and sorts as text. */
export type LocalDate = string;

export class NotALocalDate extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'kernel.not_a_local_date';
  constructor(text: string) {
    super(`"${text}" is not a date in the form YYYY-MM-DD.`);
  }
}

const DAY = 86_400_000;

/**
 * True for a date that exists: `2024-02-29` yes, `2023-02-29` no. Years are 1000 to 2999, so that whatever is added to
 * one is still ten characters that sort by age; PostgreSQL has no year 0.
 */
export function isLocalDate(text: string): text is LocalDate {
  if (!/^[12]\d{3}-\d{2}-\d{2}$/.test(text)) return false;
  const instant = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(text);
}

export function localDate(text: string): LocalDate {
  if (!isLocalDate(text)) throw new NotALocalDate(text);
  return text;
}

/** The date that it is at an instant in an IANA zone. */
export function dateIn(zone: string, instant: Date): LocalDate {
  return wallClock(zone, instant).slice(0, 10);
}

/** The wall clock in an IANA zone, `YYYY-MM-DDTHH:mm:ss`. */
export function wallClock(zone: string, instant: Date): string {
  return formatterFor(zone).format(instant).replace(', ', 'T').replace(' ', 'T');
}

export function addDays(date: LocalDate, days: number): LocalDate {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}

/** How many days later `last` is; negative: earlier. */
export function daysBetween(first: LocalDate, last: LocalDate): number {
  return (Date.parse(`${last}T00:00:00Z`) - Date.parse(`${first}T00:00:00Z`)) / DAY;
}

/** ISO 8601 weekday: Monday 1 … Sunday 7. */
export function weekday(date: LocalDate): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay() || 7;
}

/** Every date from `first` to `last`, both included. */
export function datesBetween(first: LocalDate, last: LocalDate): LocalDate[] {
  const dates: LocalDate[] = [];
  for (let date = first; date <= last; date = addDays(date, 1)) dates.push(date);
  return dates;
}

export function isTimeZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
}

/**
 * The instant at which clocks in the zone show this date and time. A time that a spring change skips is moved forward
 * by the gap; of a time that an autumn change repeats, the first is meant.
 */
export function instantOf(zone: string, date: LocalDate, time: string): Date {
  const wanted = Date.parse(`${date}T${time.length === 5 ? `${time}:00` : time}Z`);
  const candidates = [wanted - DAY, wanted + DAY]
    .map((near) => wanted - offsetAt(zone, near))
    .toSorted((a, b) => a - b);
  const exact = candidates.find((instant) => instant + offsetAt(zone, instant) === wanted);
  return new Date(exact ?? candidates.at(-1)!);
}

/** Milliseconds that the zone's clocks are ahead of UTC at an instant. */
function offsetAt(zone: string, instant: number): number {
  const whole = Math.floor(instant / 1000) * 1000;
  return Date.parse(`${wallClock(zone, new Date(whole))}Z`) - whole;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterFor(zone: string): Intl.DateTimeFormat {
  let formatter = formatters.get(zone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
    formatters.set(zone, formatter);
  }
  return formatter;
}
