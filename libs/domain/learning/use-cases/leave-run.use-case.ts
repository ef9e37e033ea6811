import type { Actor } from '../../kernel/actor.js';
import type { Clock } from '../../kernel/clock.js';
import type { CourseEnrolmentRepository } from '../enrolment/course-enrolment.repository.js';

export interface LeaveRunInput {
  readonly enrolmentId: string;
}

/** The learner leaves. What has been learned stays written down. */
export class LeaveRunUseCase {
  constructor(private readonly deps: { enrolments: CourseEnrolmentRepository; clock: Clock }) {}

  async execute({ enrolmentId }: LeaveRunInput, actor: Actor): Promise<void> {
    const enrolment = await this.deps.enrolments.hold(enrolmentId, 'mine');
    enrolment.assertNotHeld();
    enrolment.becomes('withdrawn', actor, this.deps.clock.now());
  }
}
