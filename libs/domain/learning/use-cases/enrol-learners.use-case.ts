import type { Actor } from '../../kernel/actor.js';
import type { Clock } from '../../kernel/clock.js';
import { managesOwnOnly } from '../course.js';
import { CourseEnrolment } from '../enrolment/course-enrolment.js';
import type { CourseEnrolmentRepository } from '../enrolment/course-enrolment.repository.js';
import type { AdmissionRepository } from '../enrolment/admission.repository.js';
import { LearnerUnknown } from '../enrolment/enrolment.errors.js';
import type { Learners } from '../enrolment/learners.js';

export interface EnrolLearnersInput {
  readonly runId: string;
  /** The school's records of them. */
  readonly learnerIds: readonly string[];
  /** Invited ones come when they accept. */
  readonly as: 'invited' | 'active';
}

/** An author puts people in, or invites them. All of them, or nobody. */
export class EnrolLearnersUseCase {
  constructor(
    private readonly deps: {
      admissions: AdmissionRepository;
      enrolments: CourseEnrolmentRepository;
      learners: Learners;
      clock: Clock;
    },
  ) {}

  async execute(input: EnrolLearnersInput, actor: Actor): Promise<void> {
    const { admissions, enrolments, learners, clock } = this.deps;
    const { id: runId, schoolId } = await admissions.hold(input.runId, managesOwnOnly(actor));
    const known = await learners.among(input.learnerIds);
    if (input.learnerIds.some((id) => !known.has(id))) throw new LearnerUnknown();
    const [origin, when] = [
      input.as === 'invited' ? 'invitation' : 'office',
      { by: actor, now: clock.now() },
    ] as const;
    for (const learnerId of input.learnerIds)
      enrolments.add(CourseEnrolment.begin({ schoolId, runId, learnerId }, origin, input.as, when));
  }
}
