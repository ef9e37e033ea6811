import type { Actor } from '../../kernel/actor.js';
import type { Clock } from '../../kernel/clock.js';
import type { CourseEnrolmentRepository } from '../enrolment/course-enrolment.repository.js';
import { CourseEnrolmentNotIn } from '../enrolment/enrolment.errors.js';

export interface AnswerInvitationInput {
  readonly enrolmentId: string;
  readonly accepted: boolean;
}

/** The learner comes, or does not. */
export class AnswerInvitationUseCase {
  constructor(private readonly deps: { enrolments: CourseEnrolmentRepository; clock: Clock }) {}

  async execute({ enrolmentId, accepted }: AnswerInvitationInput, actor: Actor): Promise<void> {
    const enrolment = await this.deps.enrolments.hold(enrolmentId, 'mine');
    const to = accepted ? 'active' : 'withdrawn';
    if (enrolment.state !== 'invited') throw new CourseEnrolmentNotIn(enrolment.state, to);
    enrolment.becomes(to, actor, this.deps.clock.now());
  }
}
