import { AggregateRoot } from '../../kernel/aggregate-root.js';
import { newId } from '../../kernel/id.js';

/** The calendar of a person in a school, to which programs subscribe until it is closed. */
export class CalendarFeed extends AggregateRoot {
  readonly id!: string;
  readonly schoolId!: string;
  readonly personId!: string;
  readonly openedAt!: Date;

  static open(schoolId: string, personId: string, now: Date): CalendarFeed {
    return Object.assign(new CalendarFeed(), { id: newId(), schoolId, personId, openedAt: now });
  }
}
