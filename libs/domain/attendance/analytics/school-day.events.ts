import { DomainEvent } from '../../kernel/domain-event.js';
import type { AttendanceCount } from './counting.js';

/** The figures of a school's day are other ones than before. */
export class DayCounted extends DomainEvent<{ readonly date: string; readonly count: AttendanceCount }> {
  static override readonly type = 'attendance.day_counted';
}
