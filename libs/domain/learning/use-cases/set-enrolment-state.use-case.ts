import type { Actor } from '../../kernel/actor.js';
import type { Clock } from '../../kernel/clock.js';
import { expectVersion } from '../../kernel/version.js';
import { managesOwnOnly } from '../course.js';
import { CourseEnrolmentNotIn } from '../enrolment/enrolment.errors.js';
import type { CourseEnrolmentRepository } from '../enrolment/course-enrolment.repository.js';

export interface SetEnrolmentStateInput {
  readonly enrolmentId: string;
  readonly state: 'active' | 'suspended' | 'withdrawn';
  readonly expectedVersion: number | undefined;
}

/** An author lets somebody in who waits, suspends, resumes, or puts somebody out. */
export class SetEnrolmentStateUseCase {
  constructor(private readonly deps: { enrolments: CourseEnrolmentRepository; clock: Clock }) {}

  async execute(input: SetEnrolmentStateInput, actor: Actor): Promise<void> {
    const reach = managesOwnOnly(actor) ? 'taught' : 'all';
    const enrolment = await this.deps.enrolments.hold(input.enrolmentId, reach);
    expectVersion(enrolment, input.expectedVersion);
    enrolment.assertNotHeld();
    // B3: who has completed begins anew by a reset of what was done, and not by being let in again.
    if (enrolment.state === 'completed') throw new CourseEnrolmentNotIn('completed', input.state);
    enrolment.becomes(input.state, actor, this.deps.clock.now());
  }
}
