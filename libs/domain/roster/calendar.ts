import { AggregateRoot } from '../kernel/aggregate-root.js';
import { datesBetween, weekday, type LocalDate } from '../kernel/local-date.js';
import { expectVersion } from '../kernel/version.js';
import { CalendarDayNotFound } from './calendar.errors.js';
import { CalendarDayChanged } from './calendar.events.js';
import type { CalendarDay, DayKind, KnownDay } from './calendar.words.js';

/** What changes in the calendar: days to write, dates to forget, and what was known of either. */
export interface CalendarChanges {
  readonly written: readonly CalendarDay[];
  readonly forgotten: readonly LocalDate[];
  readonly before: readonly CalendarDay[];
}

/**
 * A school's calendar over some days. A day that it does not know is not instructional. It is loaded, changed and
 * stored as a set, because years are planned by the year.
 */
export class Calendar extends AggregateRoot {
  readonly schoolId!: string;
  private known!: ReadonlyMap<LocalDate, KnownDay>;
  private changes!: Map<LocalDate, CalendarDay | null>;

  static of(schoolId: string, known: readonly KnownDay[]): Calendar {
    const calendar = Object.assign(new Calendar(), { schoolId });
    calendar.known = new Map(known.map((day) => [day.date, day]));
    calendar.changes = new Map();
    return calendar;
  }

  /** Says what a day is, whatever was known before. Nothing happens when that is what is known. */
  set(day: CalendarDay): void {
    const before = this.at(day.date);
    if (before?.kind === day.kind && before.note === day.note) return;
    this.changes.set(day.date, day);
    this.recordKind(day.date, before?.kind ?? null, day.kind);
  }

  /** Makes a day unknown again. @throws CalendarDayNotFound when it is */
  forget(date: LocalDate): void {
    const before = this.at(date);
    if (!before) throw new CalendarDayNotFound();
    this.changes.set(date, null);
    this.recordKind(date, before.kind, null);
  }

  /**
   * Makes the given weekdays (Monday 1 … Sunday 7) of a range instructional, but leaves days that the calendar knows:
   * holidays stay. Returns how many days it made.
   */
  makeInstructional(weekdays: readonly number[], first: LocalDate, last: LocalDate): number {
    const unknown = datesBetween(first, last).filter(
      (date) => weekdays.includes(weekday(date)) && !this.at(date),
    );
    for (const date of unknown) this.set({ date, kind: 'instructional', note: null });
    return unknown.length;
  }

  /** Refuses a change that was prepared on another version of the day. @throws VersionStale */
  expectDay(date: LocalDate, version: number | undefined): void {
    expectVersion({ version: this.known.get(date)?.version ?? 0 }, version);
  }

  /** What is to be stored. */
  outcome(): CalendarChanges {
    const entries = [...this.changes];
    return {
      written: entries.flatMap(([, day]) => (day ? [day] : [])),
      forgotten: entries.flatMap(([date, day]) => (day ? [] : [date])),
      before: entries.flatMap(([date]) => this.known.get(date) ?? []),
    };
  }

  private at(date: LocalDate): CalendarDay | undefined {
    const changed = this.changes.get(date);
    return changed === undefined ? this.known.get(date) : (changed ?? undefined);
  }

  /** A school has one calendar, so the school's id is the calendar's. */
  private recordKind(date: LocalDate, was: DayKind | null, kind: DayKind | null): void {
    if (was !== kind) this.record(new CalendarDayChanged(this.schoolId, { date, was, kind }));
  }
}
