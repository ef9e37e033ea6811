import type { Actor } from '../kernel/actor.js';
import { AggregateRoot } from '../kernel/aggregate-root.js';
import { newId } from '../kernel/id.js';
import type { LocalDate } from '../kernel/local-date.js';
import type { OnlineCourse } from './course.js';
import { CourseRunArchived, RunDatesInvalid } from './course-run.errors.js';
import { CourseRunChanged, CourseRunCreated, CourseRunStateChanged } from './course-run.events.js';
import { aboutCopies, pruned, type CompletionRule } from './progress/rules.js';
import type { PublicationState } from './publication.js';

export interface RunDetails {
  /** Which time it is: “Autumn 2026”. */
  readonly title: string;
  /** First and last day by the school's clocks, both included; null where it has no such day. */
  readonly startsOn: LocalDate | null;
  readonly endsOn: LocalDate | null;
}

/** One time that a course is taught, with its own outline: what was learned in an earlier run stays as it was. */
export class CourseRun extends AggregateRoot {
  readonly id!: string;
  readonly schoolId!: string;
  readonly courseId!: string;
  readonly state!: PublicationState;
  readonly version!: number;
  private title!: string;
  private startsOn!: LocalDate | null;
  private endsOn!: LocalDate | null;
  /** Null: by every item. */
  private completion!: CompletionRule | null;
  readonly createdAt!: Date;

  /** Begins as a draft. */
  static plan(course: OnlineCourse, details: RunDetails, by: Actor, now: Date): CourseRun {
    course.assertOpen();
    const run = new CourseRun();
    Object.assign(run, {
      id: newId(),
      schoolId: course.schoolId,
      courseId: course.id,
      state: 'draft' satisfies PublicationState,
      completion: null,
      createdAt: now,
      version: 1,
    });
    run.take(details);
    run.record(new CourseRunCreated(run.id, run.facts(course, by)));
    return run;
  }

  /** Changes what is given and leaves the rest. */
  change(details: Partial<RunDetails>, course: OnlineCourse, by: Actor): void {
    this.assertOpen(course);
    const { title, startsOn, endsOn } = this;
    this.take({ title, startsOn, endsOn, ...details });
    this.record(new CourseRunChanged(this.id, { ...this.facts(course, by), state: this.state }));
  }

  /** Publishes, takes back or archives it; being there already is no change. */
  becomes(state: PublicationState, course: OnlineCourse, by: Actor): void {
    if (state === this.state) return;
    course.assertOpen();
    const [from, { startsOn, endsOn }] = [this.state, this];
    Object.assign(this, { state });
    const facts = this.facts(course, by);
    this.record(new CourseRunStateChanged(this.id, { ...facts, from, to: state, startsOn, endsOn }));
  }

  completeBy(rule: CompletionRule | null): void {
    this.completion = rule;
  }

  /** Is completed as the run is that it was copied from. */
  completeLike(original: CourseRun, copyOf: ReadonlyMap<string, string>): void {
    const rule = original.completion && pruned(original.completion, (id) => copyOf.has(id));
    this.completion = rule && aboutCopies(rule, copyOf);
  }

  /** A draft of a course with the same title, unless another is given, and dates of its own. */
  copyTo(course: OnlineCourse, details: Partial<RunDetails>, by: Actor, now: Date): CourseRun {
    const undated = { title: this.title, startsOn: null, endsOn: null };
    return CourseRun.plan(course, { ...undated, ...details }, by, now);
  }

  /** @throws CourseRunArchived, OnlineCourseArchived */
  assertOpen(course: OnlineCourse): void {
    course.assertOpen();
    if (this.state === 'archived') throw new CourseRunArchived();
  }

  private take(details: RunDetails): void {
    const { startsOn, endsOn } = details;
    if (startsOn !== null && endsOn !== null && endsOn < startsOn) throw new RunDatesInvalid();
    Object.assign(this, details);
  }

  private facts(course: OnlineCourse, by: Actor) {
    return { courseId: this.courseId, courseState: course.state, by: by.personId };
  }
}
