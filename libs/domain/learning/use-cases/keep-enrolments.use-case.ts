import type { Actor } from '../../kernel/actor.js';
import type { Clock } from '../../kernel/clock.js';
import { CourseEnrolment } from '../enrolment/course-enrolment.js';
import type { CourseEnrolmentRepository, SectionChange } from '../enrolment/course-enrolment.repository.js';

/**
 * Whoever joins a class joins its runs, and leaves them with it; what goes on in a run that is over expires. In a school that has
 * closed nobody begins anything; what is to end ends.
 */
export class KeepEnrolmentsUseCase {
  constructor(private readonly deps: { enrolments: CourseEnrolmentRepository; clock: Clock }) {}

  /** Returns how many have changed. */
  async execute(actor: Actor): Promise<number> {
    const { enrolments, clock } = this.deps;
    const now = clock.now();
    const wanted = await enrolments.sectionChanges();
    const changes = (await enrolments.isSchoolClosed())
      ? wanted.filter(({ to }) => to === 'withdrawn')
      : wanted;
    const outlived = await enrolments.outlived();
    const ids = changes.flatMap(({ enrolmentId }) => enrolmentId ?? []);
    const there = new Map((await enrolments.holdAll([...ids, ...outlived])).map((one) => [one.id, one]));
    for (const change of changes) this.follow(change, there, actor, now);
    for (const id of outlived) there.get(id)?.becomes('expired', actor, now);
    return changes.length + outlived.length;
  }

  private follow(
    { runId, learnerId, to, enrolmentId }: SectionChange,
    there: ReadonlyMap<string, CourseEnrolment>,
    actor: Actor,
    now: Date,
  ): void {
    const enrolment = enrolmentId === null ? undefined : there.get(enrolmentId);
    if (enrolment && to === 'active') enrolment.comesBack(actor, now);
    else if (enrolment) enrolment.becomes(to, actor, now);
    else if (to === 'active' || to === 'suspended') {
      const at = { schoolId: actor.schoolId!, runId, learnerId };
      this.deps.enrolments.add(CourseEnrolment.begin(at, 'section', to, { by: actor, now }));
    }
  }
}
