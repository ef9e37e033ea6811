import { DomainEvent } from '../kernel/domain-event.js';
import type { PublicationState } from './publication.js';

/** What nobody but its authors may know of an unpublished course is in no event (B10): `title` is null then. */
interface CourseFacts {
  readonly title: string | null;
  /** Who did this: a person of the identity context. */
  readonly by: string | null;
}

export class CourseCreated extends DomainEvent<{ readonly by: string | null }> {
  static override readonly type = 'learning.course_created';
}

/** Its title, its description or who teaches it. */
export class CourseChanged extends DomainEvent<
  CourseFacts & {
    readonly state: PublicationState;
    /** Somebody who taught it does not any more. */
    readonly instructorsLeft: boolean;
  }
> {
  static override readonly type = 'learning.course_changed';
}

export class CourseStateChanged extends DomainEvent<
  CourseFacts & { readonly from: PublicationState; readonly to: PublicationState }
> {
  static override readonly type = 'learning.course_state_changed';
}
