import { DomainEvent } from '../kernel/domain-event.js';

export class SectionCreated extends DomainEvent<{ title: string }> {
  static override readonly type = 'roster.section_created';
}

export class SectionChanged extends DomainEvent<{ title: string }> {
  static override readonly type = 'roster.section_changed';
}
