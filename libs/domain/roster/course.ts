import { AggregateRoot } from '../kernel/aggregate-root.js';
import { newId } from '../kernel/id.js';

export interface CourseDetails {
  readonly title: string;
  /** The school's own, such as `MATH-7`. */
  readonly code: string | null;
  readonly grades: readonly string[];
  readonly subjects: readonly string[];
  /** Of the subject list that the school's country uses. */
  readonly subjectCodes: readonly string[];
}

/** What is taught; a section teaches it to a group. */
export class Course extends AggregateRoot {
  readonly id!: string;
  readonly schoolId!: string;
  readonly version!: number;
  private title!: string;
  private code!: string | null;
  private grades!: string[];
  private subjects!: string[];
  private subjectCodes!: string[];

  static create(schoolId: string, details: CourseDetails): Course {
    const course = Object.assign(new Course(), { id: newId(), schoolId, version: 1 });
    course.change(details);
    return course;
  }

  /** Changes what is given and leaves the rest. */
  change(changes: Partial<CourseDetails>): void {
    Object.assign(this, changes);
  }
}
