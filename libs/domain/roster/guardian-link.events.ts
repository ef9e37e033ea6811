import { DomainEvent } from '../kernel/domain-event.js';

interface Link {
  guardianId: string;
  studentId: string;
}

export class GuardianLinked extends DomainEvent<Link> {
  static override readonly type = 'roster.guardian_linked';
}

export class GuardianUnlinked extends DomainEvent<Link> {
  static override readonly type = 'roster.guardian_unlinked';
}
