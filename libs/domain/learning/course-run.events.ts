import { DomainEvent } from '../kernel/domain-event.js';
import type { LocalDate } from '../kernel/local-date.js';
import type { PublicationState } from './publication.js';

interface RunFacts {
  readonly courseId: string;
  /** Of the course: a run is seen when both are published. */
  readonly courseState: PublicationState;
  readonly by: string | null;
}

export class CourseRunCreated extends DomainEvent<RunFacts> {
  static override readonly type = 'learning.run_created';
}

/** Its title or its dates. */
export class CourseRunChanged extends DomainEvent<RunFacts & { readonly state: PublicationState }> {
  static override readonly type = 'learning.run_changed';
}

export class CourseRunStateChanged extends DomainEvent<
  RunFacts & {
    readonly from: PublicationState;
    readonly to: PublicationState;
    readonly startsOn: LocalDate | null;
    readonly endsOn: LocalDate | null;
  }
> {
  static override readonly type = 'learning.run_state_changed';
}
