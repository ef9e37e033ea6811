import type { Actor } from '../../kernel/actor.js';
import type { Clock } from '../../kernel/clock.js';
import { expectVersion } from '../../kernel/version.js';
import type { Timekeeper } from '../assessment/timekeeper.js';
import { managesOwnOnly } from '../course.js';
import type { RunDetails } from '../course-run.js';
import type { CourseRunRepository } from '../course-run.repository.js';
import type { CourseEnrolmentRepository } from '../enrolment/course-enrolment.repository.js';

export interface ChangeRunInput {
  readonly runId: string;
  readonly changes: Partial<RunDetails>;
  readonly expectedVersion: number | undefined;
}

/** Changes a run. Where its end is put off, whom the end has let expire is there again, as they were. */
export class ChangeRunUseCase {
  constructor(
    private readonly deps: {
      runs: CourseRunRepository;
      enrolments: CourseEnrolmentRepository;
      timekeeper: Timekeeper;
      clock: Clock;
    },
  ) {}

  async execute({ runId, changes, expectedVersion }: ChangeRunInput, actor: Actor): Promise<void> {
    const { runs, enrolments, timekeeper, clock } = this.deps;
    const { run, course } = await runs.hold(runId, managesOwnOnly(actor));
    expectVersion(run, expectedVersion);
    run.change(changes, course, actor);
    if (changes.endsOn === undefined) return;
    await timekeeper.follow(runId);
    if (await enrolments.isSchoolClosed()) return;
    const ids = await enrolments.expiredTooSoon(runId);
    for (const one of await enrolments.holdAll(ids)) one.goesOn(actor, clock.now());
  }
}
