import { AggregateRoot } from '../kernel/aggregate-root.js';
import { newId } from '../kernel/id.js';
import type { LocalDate } from '../kernel/local-date.js';
import { SectionChanged, SectionCreated, SectionEnded } from './section.events.js';
import { SectionDatesInvalid, SectionHasEnded } from './section.errors.js';
import type { SectionKind, SectionState } from './section.words.js';

export interface SectionDetails {
  readonly title: string;
  readonly code: string | null;
  readonly location: string | null;
  readonly grades: readonly string[];
  /** First and last day of teaching, both included. */
  readonly startsOn: LocalDate;
  readonly endsOn: LocalDate;
}

/** A group of students who meet: a class of a course, or a form group. */
export class Section extends AggregateRoot {
  readonly id!: string;
  readonly schoolId!: string;
  readonly academicYearId!: string;
  readonly courseId!: string | null;
  readonly kind!: SectionKind;
  readonly version!: number;
  private title!: string;
  private code!: string | null;
  private location!: string | null;
  private grades!: string[];
  readonly startsOn!: LocalDate;
  readonly endsOn!: LocalDate;
  private status!: SectionState;

  static create(
    at: { schoolId: string; academicYearId: string; courseId: string | null; kind: SectionKind },
    details: SectionDetails,
  ): Section {
    const section = new Section();
    Object.assign(section, { id: newId(), ...at, status: 'active' satisfies SectionState, version: 1 });
    section.take(details);
    section.record(new SectionCreated(section.id, { title: details.title }));
    return section;
  }

  /** Changes what is given and leaves the rest. */
  change(details: Partial<SectionDetails>): void {
    this.assertGoingOn();
    this.take({ ...this.details(), ...details });
    this.record(new SectionChanged(this.id, { title: this.title }));
  }

  /** Teaching ends with `lastDay`, earlier or later than was planned; the section stays readable. */
  end(lastDay: LocalDate): void {
    this.assertGoingOn();
    if (lastDay < this.startsOn) throw new SectionDatesInvalid('/on');
    Object.assign(this, { endsOn: lastDay });
    this.status = 'ended';
    this.record(new SectionEnded(this.id, { title: this.title, endsOn: lastDay }));
  }

  /** @throws SectionHasEnded */
  assertGoingOn(): void {
    if (this.status === 'ended') throw new SectionHasEnded();
  }

  private take(details: SectionDetails): void {
    if (details.endsOn < details.startsOn) throw new SectionDatesInvalid('/endsOn');
    Object.assign(this, { ...details, grades: [...details.grades] });
  }

  private details(): SectionDetails {
    const { title, code, location, grades, startsOn, endsOn } = this;
    return { title, code, location, grades, startsOn, endsOn };
  }
}
