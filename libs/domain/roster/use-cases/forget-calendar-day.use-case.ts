import type { LocalDate } from '../../kernel/local-date.js';
import type { CalendarRepository } from '../calendar.repository.js';

export interface ForgetCalendarDayInput {
  readonly date: LocalDate;
  /** The version that the change was prepared on; undefined to change whatever is there. */
  readonly expectedVersion: number | undefined;
}

/** Makes a day unknown again, hence not instructional. */
export class ForgetCalendarDayUseCase {
  constructor(private readonly deps: { calendars: CalendarRepository }) {}

  async execute({ date, expectedVersion }: ForgetCalendarDayInput): Promise<void> {
    const calendar = await this.deps.calendars.hold(date, date);
    calendar.expectDay(date, expectedVersion);
    calendar.forget(date);
    await this.deps.calendars.store(calendar);
  }
}
