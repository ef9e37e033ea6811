import type { CalendarRepository } from '../calendar.repository.js';
import type { CalendarDay } from '../calendar.words.js';

export interface SetCalendarDayInput {
  readonly day: CalendarDay;
  /** The version that the change was prepared on; undefined to change whatever is there. */
  readonly expectedVersion: number | undefined;
}

export class SetCalendarDayUseCase {
  constructor(private readonly deps: { calendars: CalendarRepository }) {}

  async execute({ day, expectedVersion }: SetCalendarDayInput): Promise<void> {
    const calendar = await this.deps.calendars.hold(day.date, day.date);
    calendar.expectDay(day.date, expectedVersion);
    calendar.set(day);
    await this.deps.calendars.store(calendar);
  }
}
