import { DomainEvent } from '../kernel/domain-event.js';

/** The name or the bell times (`HH:mm`, school-local) of a period. */
export class PeriodChanged extends DomainEvent<{ name: string; startsAt: string; endsAt: string }> {
  static override readonly type = 'roster.period_changed';
}
