import { DomainEvent } from '../kernel/domain-event.js';
import type { LocalDate } from '../kernel/local-date.js';
import type { TeachingRole } from './teaching-assignment.words.js';

/** The assignment as it is after the event; ids are those of the roster. */
export interface TeachingFacts {
  sectionId: string;
  teacherId: string;
  role: TeachingRole;
  startsOn: LocalDate;
  /** The last day; null while no end is known. The day before `startsOn` when it never took effect. */
  endsOn: LocalDate | null;
}

export class TeachingStarted extends DomainEvent<TeachingFacts> {
  static override readonly type = 'roster.teaching_started';
}

export class TeachingChanged extends DomainEvent<TeachingFacts> {
  static override readonly type = 'roster.teaching_changed';
}

export class TeachingEnded extends DomainEvent<TeachingFacts> {
  static override readonly type = 'roster.teaching_ended';
}
