import { AggregateRoot } from '../../kernel/aggregate-root.js';
import type { LocalDate } from '../../kernel/local-date.js';
import type { AttendanceCount } from './counting.js';
import { DayCounted } from './school-day.events.js';

/** What a day of a school has come to. */
export class SchoolDay extends AggregateRoot {
  constructor(
    readonly schoolId: string,
    readonly date: LocalDate,
    readonly count: AttendanceCount,
  ) {
    super();
  }

  /** Tells those who watch the school's figures. */
  changed(): void {
    this.record(new DayCounted(this.schoolId, { date: this.date, count: this.count }));
  }
}
