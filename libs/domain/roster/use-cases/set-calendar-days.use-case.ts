import { daysOf, outermostDays, type CalendarSpan } from '../calendar-span.js';
import type { CalendarRepository } from '../calendar.repository.js';

export interface SetCalendarDaysInput {
  readonly spans: readonly CalendarSpan[];
}

/** Says what the days of some ranges are, whatever was known before; of two ranges the later one counts. */
export class SetCalendarDaysUseCase {
  constructor(private readonly deps: { calendars: CalendarRepository }) {}

  async execute({ spans }: SetCalendarDaysInput): Promise<{ changed: number }> {
    const calendar = await this.deps.calendars.hold(...outermostDays(spans));
    for (const day of daysOf(spans)) calendar.set(day);
    await this.deps.calendars.store(calendar);
    return { changed: calendar.outcome().written.length };
  }
}
