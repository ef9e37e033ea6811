import { DomainError } from '../kernel/domain-error.js';

export class CalendarDayNotFound extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'roster.calendar_day_not_found';
  constructor() {
    super('The calendar says nothing about this day, so it is not instructional.');
  }
}

export class CalendarRangeInvalid extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'roster.calendar_range_invalid';
  constructor(days: number) {
    super(
      `A range of days ends on or after its first day, and all of a request together are at most ${days} days.`,
      {
        facts: { days },
      },
    );
  }
}
