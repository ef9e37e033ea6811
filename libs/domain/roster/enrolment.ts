import { AggregateRoot } from '../kernel/aggregate-root.js';
import { newId } from '../kernel/id.js';
import { addDays, type LocalDate } from '../kernel/local-date.js';
import { EnrolmentDatesInvalid, EnrolmentStateWrong } from './enrolment.errors.js';
import {
  EnrolmentEnded,
  EnrolmentRedated,
  EnrolmentResumed,
  EnrolmentStarted,
  EnrolmentSuspended,
  type EnrolmentFacts,
} from './enrolment.events.js';
import {
  ENROLMENT_ENDS,
  type EnrolmentEnd,
  type EnrolmentState,
  type Suspension,
} from './enrolment.words.js';
import type { RosterPerson } from './roster-person.js';
import type { Section } from './section.js';
import { covers, isEmpty, latestBy, liesWithin, type Span } from './span.js';

/**
 * A student's place in a section. The state says where the enrolment stands, the dates say on which days it holds;
 * ending one keeps it, with everything that hangs on it (A13).
 */
export class Enrolment extends AggregateRoot {
  readonly id!: string;
  readonly schoolId!: string;
  readonly sectionId!: string;
  readonly studentId!: string;
  readonly version!: number;
  readonly startsOn!: LocalDate;
  readonly endsOn!: LocalDate | null;
  private state!: EnrolmentState;
  private suspensions!: Suspension[];

  /** A pre-enrolled student has a place and does not attend before the enrolment is activated. */
  static begin(
    section: Section,
    student: RosterPerson,
    dates: Span,
    state: 'pre-enrolled' | 'active',
  ): Enrolment {
    section.assertGoingOn();
    student.assertIs('student', '/studentId');
    const { id: sectionId, schoolId } = section;
    const ids = { id: newId(), schoolId, sectionId, studentId: student.id, version: 1 };
    const enrolment = Object.assign(new Enrolment(), ids);
    enrolment.state = state;
    enrolment.suspensions = [];
    enrolment.take(dates, section);
    if (state === 'active') enrolment.record(new EnrolmentStarted(enrolment.id, enrolment.facts()));
    return enrolment;
  }

  activate(): void {
    this.expect('pre-enrolled');
    this.state = 'active';
    this.record(new EnrolmentStarted(this.id, this.facts()));
  }

  /** Moves the first or last day. @throws EnrolmentDatesInvalid, EnrolmentStateWrong once it has ended */
  redate(changes: Partial<Span>, section: Section): void {
    if (this.isOver()) throw new EnrolmentStateWrong(this.state);
    this.take({ startsOn: this.startsOn, endsOn: this.endsOn, ...changes }, section);
    if (this.state !== 'pre-enrolled') this.record(new EnrolmentRedated(this.id, this.facts()));
  }

  /** From that day on the student does not attend. */
  suspend(from: LocalDate): void {
    this.expect('active');
    const latest = this.suspensions.at(-1);
    const free = !latest || (latest.to !== null && latest.to < from);
    if (!covers(this, from) || !free)
      throw new EnrolmentDatesInvalid('/from', 'must lie within the enrolment, after earlier suspensions');
    this.suspensions = [...this.suspensions, { from, to: null }];
    this.state = 'suspended';
    this.record(new EnrolmentSuspended(this.id, this.facts()));
  }

  /** `on` is the first day back; on the very day of the suspension it is as if there had been none. */
  resume(on: LocalDate): void {
    this.expect('suspended');
    const { from } = this.suspensions.at(-1)!;
    if (on < from) throw new EnrolmentDatesInvalid('/on', 'must not be before the suspension began');
    const earlier = this.suspensions.slice(0, -1);
    this.suspensions = on === from ? earlier : [...earlier, { from, to: addDays(on, -1) }];
    this.state = 'active';
    this.record(new EnrolmentResumed(this.id, this.facts()));
  }

  /**
   * Ends it with its last day. Said again, it corrects the day or the reason. A pre-enrolled student has never
   * attended, so that enrolment ends the day before it starts; that day may also be given to undo one made by mistake.
   */
  end(lastDay: LocalDate, how: EnrolmentEnd): void {
    const never = addDays(this.startsOn, -1);
    if (this.state !== 'pre-enrolled' && lastDay < never)
      throw new EnrolmentDatesInvalid('/on', `must not be before ${never}`);
    Object.assign(this, { endsOn: this.state === 'pre-enrolled' ? never : lastDay });
    this.state = how;
    this.record(new EnrolmentEnded(this.id, this.facts()));
  }

  /** What it belongs to ends: it ends by that day as well, and one that ended already keeps its reason. */
  endBy(day: LocalDate, how: EnrolmentEnd): void {
    const over = isEnd(this.state) ? this.state : undefined;
    const never = this.state === 'pre-enrolled' || day < this.startsOn;
    this.end(latestBy(this, day), over ?? (never ? 'withdrawn' : how));
  }

  isOver(): boolean {
    return isEnd(this.state);
  }

  /** Whether the student belongs into a register of that day. */
  attendsOn(date: LocalDate): boolean {
    if (this.state === 'pre-enrolled' || !covers(this, date)) return false;
    return !this.suspensions.some(({ from, to }) => covers({ startsOn: from, endsOn: to }, date));
  }

  private take({ startsOn, endsOn }: Span, section: Section): void {
    if (isEmpty({ startsOn, endsOn }))
      throw new EnrolmentDatesInvalid('/endsOn', 'must not be before startsOn');
    if (!liesWithin({ startsOn, endsOn: endsOn ?? section.endsOn }, section))
      throw new EnrolmentDatesInvalid('/startsOn', 'must lie, like endsOn, within the dates of the section');
    Object.assign(this, { startsOn, endsOn });
  }

  private expect(state: EnrolmentState): void {
    if (this.state !== state) throw new EnrolmentStateWrong(this.state);
  }

  private facts(): EnrolmentFacts {
    const { sectionId, studentId, startsOn, endsOn, state, suspensions } = this;
    return { sectionId, studentId, startsOn, endsOn, state, suspensions };
  }
}

function isEnd(state: EnrolmentState): state is EnrolmentEnd {
  return (ENROLMENT_ENDS as readonly string[]).includes(state);
}
