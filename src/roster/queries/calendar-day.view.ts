import type { DayKind } from '#domain/roster/calendar.words';

/** A day of the school's calendar as the API shows it. */
export class CalendarDayView {
  /** @format date */
  date!: string;
  kind!: DayKind;
  note!: string | null;
  /** Rises with each change; the ETag. */
  version!: number;
}

/** Selects a {@link CalendarDayView}; a WHERE may follow. */
export const selectCalendarDay = `
  select d.date, d.kind, d.note, d.version from roster.calendar_days d`;
