import { AggregateRoot } from '../kernel/aggregate-root.js';
import { newId } from '../kernel/id.js';
import type { LocalDate } from '../kernel/local-date.js';
import type { AcademicYear } from './academic-year.js';
import { TermDatesInvalid, TermOutsideYear } from './term.errors.js';

export interface TermDetails {
  readonly title: string;
  /** First and last day, both included. */
  readonly startsOn: LocalDate;
  readonly endsOn: LocalDate;
}

/** A part of an academic year: a term, a semester, a marking period. Terms may overlap, as semesters and quarters do. */
export class Term extends AggregateRoot {
  readonly id!: string;
  readonly schoolId!: string;
  readonly academicYearId!: string;
  readonly version!: number;
  readonly title!: string;
  readonly startsOn!: LocalDate;
  readonly endsOn!: LocalDate;

  /** @throws TermDatesInvalid, TermOutsideYear */
  static create(year: AcademicYear, details: TermDetails): Term {
    const { id: academicYearId, schoolId } = year;
    const term = Object.assign(new Term(), { id: newId(), schoolId, academicYearId, version: 1 });
    term.take(details, year);
    return term;
  }

  /** Changes what is given and leaves the rest. @throws TermDatesInvalid, TermOutsideYear */
  change(changes: Partial<TermDetails>, year: AcademicYear): void {
    const { title, startsOn, endsOn } = this;
    this.take({ title, startsOn, endsOn, ...changes }, year);
  }

  private take({ title, startsOn, endsOn }: TermDetails, year: AcademicYear): void {
    if (endsOn < startsOn) throw new TermDatesInvalid();
    if (!year.holds({ startsOn, endsOn })) throw new TermOutsideYear();
    Object.assign(this, { title, startsOn, endsOn });
  }
}
