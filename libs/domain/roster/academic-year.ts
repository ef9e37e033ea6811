import { AggregateRoot } from '../kernel/aggregate-root.js';
import { newId } from '../kernel/id.js';
import { addDays, type LocalDate } from '../kernel/local-date.js';
import { AcademicYearDatesInvalid, TermsLeftOutside } from './academic-year.errors.js';
import { liesWithin, type Span } from './span.js';

/** A year that is longer is a slip of the pen: the longest known are two-year courses with their summers. */
const LONGEST = 800;

export interface AcademicYearDetails {
  readonly title: string;
  /** First and last day, both included. */
  readonly startsOn: LocalDate;
  readonly endsOn: LocalDate;
}

/** What a year has to know of its terms. */
interface TermOfYear extends Span {
  readonly title: string;
}

/** The year that a school plans by; its terms and sections lie in it. */
export class AcademicYear extends AggregateRoot {
  readonly id!: string;
  readonly schoolId!: string;
  readonly version!: number;
  readonly title!: string;
  readonly startsOn!: LocalDate;
  readonly endsOn!: LocalDate;

  static create(schoolId: string, details: AcademicYearDetails): AcademicYear {
    const year = Object.assign(new AcademicYear(), { id: newId(), schoolId, version: 1 });
    year.take(details);
    return year;
  }

  /** Changes what is given and leaves the rest. @throws TermsLeftOutside when one of its terms would be */
  change(changes: Partial<AcademicYearDetails>, terms: readonly TermOfYear[]): void {
    const { title, startsOn, endsOn } = this;
    this.take({ title, startsOn, endsOn, ...changes });
    const outside = terms.filter((term) => !this.holds(term));
    if (outside.length > 0) throw new TermsLeftOutside(outside.map((term) => term.title));
  }

  holds(span: Span): boolean {
    return liesWithin(span, this);
  }

  private take({ title, startsOn, endsOn }: AcademicYearDetails): void {
    if (endsOn <= startsOn || endsOn >= addDays(startsOn, LONGEST)) throw new AcademicYearDatesInvalid();
    Object.assign(this, { title, startsOn, endsOn });
  }
}
