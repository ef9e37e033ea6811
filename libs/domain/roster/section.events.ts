import { DomainEvent } from '../kernel/domain-event.js';
import type { LocalDate } from '../kernel/local-date.js';

export class SectionCreated extends DomainEvent<{ title: string }> {
  static override readonly type = 'roster.section_created';
}

export class SectionChanged extends DomainEvent<{ title: string }> {
  static override readonly type = 'roster.section_changed';
}

/** `endsOn` is the last day of teaching. */
export class SectionEnded extends DomainEvent<{ title: string; endsOn: LocalDate }> {
  static override readonly type = 'roster.section_ended';
}
