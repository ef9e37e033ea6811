import type { Actor } from '../../kernel/actor.js';
import type { Clock } from '../../kernel/clock.js';
import { CourseEnrolment } from '../enrolment/course-enrolment.js';
import type { CourseEnrolmentRepository } from '../enrolment/course-enrolment.repository.js';
import type { AdmissionRepository } from '../enrolment/admission.repository.js';
import type { Learners } from '../enrolment/learners.js';

/** Where somebody wants to learn: in a run that is open, or by its code. */
export type JoinRunInput = { readonly runId: string } | { readonly code: string };

/** Somebody comes by themselves. Whether there is a place is for the database to say, also when many come at once. */
export class JoinRunUseCase {
  constructor(
    private readonly deps: {
      admissions: AdmissionRepository;
      enrolments: CourseEnrolmentRepository;
      learners: Learners;
      clock: Clock;
    },
  ) {}

  async execute(input: JoinRunInput, actor: Actor): Promise<{ id: string }> {
    const { admissions, enrolments, learners, clock } = this.deps;
    const admission =
      'code' in input ? await admissions.byCode(input.code) : await admissions.forJoining(input.runId);
    if ('runId' in input) admission.assertOpen();
    const { id: runId, schoolId } = admission;
    const at = { schoolId, runId, learnerId: await learners.self() };
    const origin = 'code' in input ? 'code' : 'open';
    const state = admission.approval ? 'pending' : 'active';
    const enrolment = CourseEnrolment.begin(at, origin, state, { by: actor, now: clock.now() });
    enrolments.add(enrolment);
    return { id: enrolment.id };
  }
}
