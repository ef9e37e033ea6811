import { AggregateRoot } from '../kernel/aggregate-root.js';
import { newId } from '../kernel/id.js';
import { PeriodTimesInvalid } from './period.errors.js';
import { PeriodChanged } from './period.events.js';

export interface PeriodDetails {
  readonly name: string;
  /** Bell times by the school's clocks, `HH:mm`. */
  readonly startsAt: string;
  readonly endsAt: string;
}

/** A slot of the school's day: the first lesson, the morning registration. */
export class Period extends AggregateRoot {
  readonly id!: string;
  readonly schoolId!: string;
  readonly version!: number;
  private name!: string;
  private startsAt!: string;
  private endsAt!: string;

  static create(schoolId: string, details: PeriodDetails): Period {
    const period = Object.assign(new Period(), { id: newId(), schoolId, version: 1 });
    period.take(details);
    return period;
  }

  /** Changes what is given and leaves the rest. */
  change(changes: Partial<PeriodDetails>): void {
    this.take({ ...this.details(), ...changes });
    this.record(new PeriodChanged(this.id, this.details()));
  }

  private take({ name, startsAt, endsAt }: PeriodDetails): void {
    if (endsAt <= startsAt) throw new PeriodTimesInvalid();
    Object.assign(this, { name, startsAt, endsAt });
  }

  private details(): PeriodDetails {
    const { name, startsAt, endsAt } = this;
    return { name, startsAt: toMinutes(startsAt), endsAt: toMinutes(endsAt) };
  }
}

/** The database gives a time of day with its seconds. */
function toMinutes(time: string): string {
  return time.slice(0, 5);
}
