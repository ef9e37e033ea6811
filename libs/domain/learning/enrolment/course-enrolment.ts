import type { Actor } from '../../kernel/actor.js';
import { AggregateRoot } from '../../kernel/aggregate-root.js';
import { newId } from '../../kernel/id.js';
import { CourseEnrolmentNotIn, HeldBySection } from './enrolment.errors.js';
import { CourseEnrolmentChanged } from './enrolment.events.js';
import type { CourseEnrolmentState, EnrolmentOrigin } from './enrolment.words.js';

const MAY_BECOME: Readonly<Record<CourseEnrolmentState, readonly CourseEnrolmentState[]>> = {
  invited: ['active', 'withdrawn', 'expired'],
  pending: ['active', 'withdrawn', 'expired'],
  active: ['suspended', 'completed', 'withdrawn', 'expired'],
  suspended: ['active', 'withdrawn', 'expired'],
  completed: ['active'],
  withdrawn: [],
  expired: [],
};

/** A person's place in a run. */
export class CourseEnrolment extends AggregateRoot {
  readonly id!: string;
  readonly schoolId!: string;
  readonly runId!: string;
  readonly learnerId!: string;
  readonly origin!: EnrolmentOrigin;
  readonly version!: number;
  readonly state!: CourseEnrolmentState;
  readonly since!: Date;
  readonly enrolledAt!: Date;
  /** Of an expired one, what it was before; null also where nobody knows it any more. Noted by the database. */
  readonly expiredFrom!: CourseEnrolmentState | null;

  static begin(
    at: { readonly schoolId: string; readonly runId: string; readonly learnerId: string },
    origin: EnrolmentOrigin,
    state: 'invited' | 'pending' | 'active' | 'suspended',
    when: { readonly by: Actor; readonly now: Date },
  ): CourseEnrolment {
    const enrolment = new CourseEnrolment();
    const { now } = when;
    Object.assign(enrolment, { id: newId(), ...at, origin, state, since: now, enrolledAt: now });
    Object.assign(enrolment, { expiredFrom: null, version: 1 });
    enrolment.tell(null, when.by);
    return enrolment;
  }

  /** @throws CourseEnrolmentNotIn; being there already is no change */
  becomes(to: CourseEnrolmentState, by: Actor, now: Date): void {
    if (to === this.state) return;
    if (!MAY_BECOME[this.state].includes(to)) throw new CourseEnrolmentNotIn(this.state, to);
    this.move(to, by, now);
  }

  /** The roster has the student in the class again. */
  comesBack(by: Actor, now: Date): void {
    if (this.state !== 'active') this.move('active', by, now);
  }

  /** The end of the run, which let it expire, was put off. What is not over, or ended otherwise, stays as it is. */
  goesOn(by: Actor, now: Date): void {
    if (this.state === 'expired' && this.expiredFrom !== null) this.move(this.expiredFrom, by, now);
  }

  /** What people decide, people change; who comes with a class goes with it. @throws HeldBySection */
  assertNotHeld(): void {
    if (this.origin === 'section') throw new HeldBySection();
  }

  private move(to: CourseEnrolmentState, by: Actor, now: Date): void {
    const from = this.state;
    Object.assign(this, { state: to, since: now });
    this.tell(from, by);
  }

  private tell(from: CourseEnrolmentState | null, by: Actor): void {
    const { runId, learnerId, origin, state: to } = this;
    const facts = { runId, learnerId, origin, from, to, by: by.personId };
    this.record(new CourseEnrolmentChanged(this.id, facts));
  }
}
