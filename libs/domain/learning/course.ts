import type { Actor } from '../kernel/actor.js';
import { AggregateRoot } from '../kernel/aggregate-root.js';
import { newId } from '../kernel/id.js';
import { CourseChanged, CourseCreated, CourseStateChanged } from './course.events.js';
import { OnlineCourseArchived } from './course.errors.js';
import type { PublicationState } from './publication.js';

export interface CourseDetails {
  readonly title: string;
  /** In a line or two, for lists. */
  readonly summary: string | null;
  /** Markdown. */
  readonly description: string | null;
}

/**
 * What is taught online, again and again: each time is a {@link CourseRun}. The roster's course is the subject of a class;
 * this one is made of content.
 */
export class OnlineCourse extends AggregateRoot {
  readonly id!: string;
  readonly schoolId!: string;
  readonly state!: PublicationState;
  readonly version!: number;
  private title!: string;
  private summary!: string | null;
  private description!: string | null;
  private instructors!: string[];
  readonly createdAt!: Date;
  readonly createdBy!: string | null;

  /** Begins as a draft. Whoever reaches only own courses teaches it, or could not go on with it. */
  static create(details: CourseDetails, by: Actor, now: Date): OnlineCourse {
    const course = new OnlineCourse();
    Object.assign(course, details, {
      id: newId(),
      schoolId: by.schoolId!,
      state: 'draft' satisfies PublicationState,
      instructors: managesOwnOnly(by) && by.personId ? [by.personId] : [],
      createdAt: now,
      createdBy: by.personId,
      version: 1,
    });
    course.record(new CourseCreated(course.id, { by: by.personId }));
    return course;
  }

  /** Changes what is given and leaves the rest. */
  change(details: Partial<CourseDetails>, by: Actor): void {
    this.assertOpen();
    Object.assign(this, details);
    this.recordChange(by);
  }

  /** Says who teaches it, all of them. */
  entrustTo(instructors: readonly string[], by: Actor): void {
    this.assertOpen();
    const left = this.instructors.some((id) => !instructors.includes(id));
    this.instructors = [...instructors];
    this.recordChange(by, left);
  }

  /** Publishes, takes back or archives it; being there already is no change. */
  becomes(state: PublicationState, by: Actor): void {
    if (state === this.state) return;
    const from = this.state;
    Object.assign(this, { state });
    const title = from === 'published' || state === 'published' ? this.title : null;
    this.record(new CourseStateChanged(this.id, { from, to: state, title, by: by.personId }));
  }

  /** A draft with the same description and the same instructors. */
  copy(title: string | null, by: Actor, now: Date): OnlineCourse {
    const { summary, description } = this;
    const copy = OnlineCourse.create({ title: title ?? this.title, summary, description }, by, now);
    copy.instructors = [...new Set([...copy.instructors, ...this.instructors])];
    return copy;
  }

  isPublished(): boolean {
    return this.state === 'published';
  }

  /** @throws OnlineCourseArchived */
  assertOpen(): void {
    if (this.state === 'archived') throw new OnlineCourseArchived();
  }

  private recordChange(by: Actor, instructorsLeft = false): void {
    const { state } = this;
    const title = this.isPublished() ? this.title : null;
    this.record(new CourseChanged(this.id, { state, title, instructorsLeft, by: by.personId }));
  }
}

/** Whether the actor works on own courses only. */
export function managesOwnOnly(actor: Actor): boolean {
  return actor.reach('learning.course.manage') !== 'all';
}
