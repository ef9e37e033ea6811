import { AggregateRoot } from '../kernel/aggregate-root.js';
import { newId } from '../kernel/id.js';
import { addDays, type LocalDate } from '../kernel/local-date.js';
import type { RosterPerson } from './roster-person.js';
import type { Section } from './section.js';
import { isEmpty, latestBy, liesWithin, type Span } from './span.js';
import { TeachingDatesInvalid } from './teaching-assignment.errors.js';
import {
  TeachingChanged,
  TeachingEnded,
  TeachingStarted,
  type TeachingFacts,
} from './teaching-assignment.events.js';
import type { TeachingRole } from './teaching-assignment.words.js';

export interface TeachingDetails extends Span {
  readonly role: TeachingRole;
}

/** A member of staff teaches a section, from a date to a date; ending it keeps it. */
export class TeachingAssignment extends AggregateRoot {
  readonly id!: string;
  readonly schoolId!: string;
  readonly sectionId!: string;
  readonly teacherId!: string;
  readonly version!: number;
  private role!: TeachingRole;
  readonly startsOn!: LocalDate;
  readonly endsOn!: LocalDate | null;

  static assign(section: Section, teacher: RosterPerson, details: TeachingDetails): TeachingAssignment {
    section.assertGoingOn();
    teacher.assertIs('staff', '/teacherId');
    const { id: sectionId, schoolId } = section;
    const ids = { id: newId(), schoolId, sectionId, teacherId: teacher.id, version: 1 };
    const assignment = Object.assign(new TeachingAssignment(), ids);
    assignment.take(details, section);
    assignment.record(new TeachingStarted(assignment.id, assignment.facts()));
    return assignment;
  }

  /** Changes what is given and leaves the rest. */
  change(changes: Partial<TeachingDetails>, section: Section): void {
    const { role, startsOn, endsOn } = this;
    this.take({ role, startsOn, endsOn, ...changes }, section);
    this.record(new TeachingChanged(this.id, this.facts()));
  }

  /** Ends it with its last day; the day before it starts undoes one made by mistake. */
  end(lastDay: LocalDate): void {
    const never = addDays(this.startsOn, -1);
    if (lastDay < never) throw new TeachingDatesInvalid('/on', `must not be before ${never}`);
    Object.assign(this, { endsOn: lastDay });
    this.record(new TeachingEnded(this.id, this.facts()));
  }

  /** What it belongs to ends: it ends by that day as well. */
  endBy(day: LocalDate): void {
    this.end(latestBy(this, day));
  }

  private take({ role, startsOn, endsOn }: TeachingDetails, section: Section): void {
    if (isEmpty({ startsOn, endsOn }))
      throw new TeachingDatesInvalid('/endsOn', 'must not be before startsOn');
    if (!liesWithin({ startsOn, endsOn: endsOn ?? section.endsOn }, section))
      throw new TeachingDatesInvalid('/startsOn', 'must lie, like endsOn, within the dates of the section');
    Object.assign(this, { role, startsOn, endsOn });
  }

  private facts(): TeachingFacts {
    const { sectionId, teacherId, role, startsOn, endsOn } = this;
    return { sectionId, teacherId, role, startsOn, endsOn };
  }
}
