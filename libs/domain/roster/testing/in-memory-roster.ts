import type { DomainError } from '../../kernel/domain-error.js';
import type { LocalDate } from '../../kernel/local-date.js';
import { AcademicYearNotFound } from '../academic-year.errors.js';
import type { AcademicYear } from '../academic-year.js';
import type { AcademicYearRepository } from '../academic-year.repository.js';
import { Calendar } from '../calendar.js';
import type { CalendarRepository } from '../calendar.repository.js';
import type { KnownDay } from '../calendar.words.js';
import { CourseNotFound } from '../course.errors.js';
import type { Course } from '../course.js';
import type { CourseRepository } from '../course.repository.js';
import { PeriodNotFound } from '../period.errors.js';
import type { Period } from '../period.js';
import type { PeriodRepository } from '../period.repository.js';
import { TermNotFound } from '../term.errors.js';
import type { Term } from '../term.js';
import type { TermRepository } from '../term.repository.js';

/** What is kept by id, in the order in which it came. */
export class Kept<Entity extends { readonly id: string }> {
  readonly all: Entity[] = [];

  constructor(private readonly missing: new () => DomainError) {}

  async byId(id: string): Promise<Entity> {
    const found = this.all.find((entity) => entity.id === id);
    if (!found) throw new this.missing();
    return found;
  }

  hold(id: string): Promise<Entity> {
    return this.byId(id);
  }

  add(entity: Entity): void {
    this.all.push(entity);
  }

  remove(entity: Entity): void {
    this.all.splice(this.all.indexOf(entity), 1);
  }
}

export class InMemoryAcademicYears extends Kept<AcademicYear> implements AcademicYearRepository {
  constructor() {
    super(AcademicYearNotFound);
  }
}

export class InMemoryTerms extends Kept<Term> implements TermRepository {
  constructor() {
    super(TermNotFound);
  }

  async ofYear(academicYearId: string): Promise<Term[]> {
    return this.all.filter((term) => term.academicYearId === academicYearId);
  }
}

export class InMemoryPeriods extends Kept<Period> implements PeriodRepository {
  constructor() {
    super(PeriodNotFound);
  }
}

export class InMemoryCourses extends Kept<Course> implements CourseRepository {
  constructor() {
    super(CourseNotFound);
  }
}

export class InMemoryCalendar implements CalendarRepository {
  readonly days = new Map<LocalDate, KnownDay>();

  constructor(private readonly schoolId: string) {}

  async hold(first: LocalDate, last: LocalDate): Promise<Calendar> {
    const known = [...this.days.values()].filter(({ date }) => first <= date && date <= last);
    return Calendar.of(this.schoolId, known);
  }

  async store(calendar: Calendar): Promise<void> {
    const { written, forgotten } = calendar.outcome();
    for (const day of written) {
      const version = (this.days.get(day.date)?.version ?? 0) + 1;
      this.days.set(day.date, { ...day, version });
    }
    for (const date of forgotten) this.days.delete(date);
  }
}
