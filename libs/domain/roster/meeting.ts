import { AggregateRoot } from '../kernel/aggregate-root.js';
import { newId } from '../kernel/id.js';
import type { LocalDate } from '../kernel/local-date.js';
import { MeetingDatesInvalid } from './meeting.errors.js';
import { MeetingChanged } from './meeting.events.js';
import type { MeetingSlot } from './meeting.words.js';
import type { Section } from './section.js';
import { isEmpty, liesWithin } from './span.js';

/** One line of the timetable. */
export class Meeting extends AggregateRoot {
  readonly id!: string;
  readonly schoolId!: string;
  readonly sectionId!: string;
  readonly version!: number;
  private periodId!: string;
  private weekday!: number;
  readonly startsOn!: LocalDate;
  readonly endsOn!: LocalDate;

  /** @throws MeetingDatesInvalid, SectionHasEnded */
  static schedule(section: Section, slot: MeetingSlot): Meeting {
    const { id: sectionId, schoolId } = section;
    const meeting = Object.assign(new Meeting(), { id: newId(), schoolId, sectionId, version: 1 });
    meeting.take(slot, section);
    meeting.record(new MeetingChanged(meeting.id, { sectionId, was: null, is: slot }));
    return meeting;
  }

  /** Changes what is given and leaves the rest. @throws MeetingDatesInvalid, SectionHasEnded */
  change(changes: Partial<MeetingSlot>, section: Section): void {
    const was = this.slot();
    this.take({ ...was, ...changes }, section);
    this.record(new MeetingChanged(this.id, { sectionId: this.sectionId, was, is: this.slot() }));
  }

  /** It does not meet after `day`; one that would only have begun then does not meet at all. */
  stopAfter(day: LocalDate): void {
    if (day < this.startsOn) return this.cancel();
    const was = this.slot();
    Object.assign(this, { endsOn: day });
    this.record(new MeetingChanged(this.id, { sectionId: this.sectionId, was, is: this.slot() }));
  }

  /** Said before it is taken out of the timetable. */
  cancel(): void {
    this.record(new MeetingChanged(this.id, { sectionId: this.sectionId, was: this.slot(), is: null }));
  }

  private slot(): MeetingSlot {
    const { periodId, weekday, startsOn, endsOn } = this;
    return { periodId, weekday, startsOn, endsOn };
  }

  private take({ periodId, weekday, startsOn, endsOn }: MeetingSlot, section: Section): void {
    section.assertGoingOn();
    if (isEmpty({ startsOn, endsOn }) || !liesWithin({ startsOn, endsOn }, section))
      throw new MeetingDatesInvalid();
    Object.assign(this, { periodId, weekday, startsOn, endsOn });
  }
}
