import type { LocalDate } from '../../kernel/local-date.js';
import { outermostDays } from '../calendar-span.js';
import type { CalendarRepository } from '../calendar.repository.js';

export interface MakeInstructionalDaysInput {
  /** First and last day, both included. */
  readonly from: LocalDate;
  readonly to: LocalDate;
  /** ISO 8601: Monday 1 … Sunday 7. */
  readonly weekdays: readonly number[];
}

/** Begins a year: the weekdays of teaching become instructional, holidays that are known stay what they are. */
export class MakeInstructionalDaysUseCase {
  constructor(private readonly deps: { calendars: CalendarRepository }) {}

  async execute({ from, to, weekdays }: MakeInstructionalDaysInput): Promise<{ made: number }> {
    const calendar = await this.deps.calendars.hold(...outermostDays([{ from, to }]));
    const made = calendar.makeInstructional(weekdays, from, to);
    await this.deps.calendars.store(calendar);
    return { made };
  }
}
