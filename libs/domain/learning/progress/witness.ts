import type { Actor } from '../../kernel/actor.js';
import type { CourseEnrolmentRepository } from '../enrolment/course-enrolment.repository.js';
import type { Learner } from './learner-progress.js';
import type { Witnessed } from './evidence.js';
import type { ProgressRepository } from './progress.repository.js';

/** What was seen of one learner at one item. */
export interface Sighting {
  readonly of: Learner;
  readonly itemId: string;
  /** @param since when the item was reset the last time: what was begun before is no evidence any more; null: never */
  readonly seen: (since: Date | null) => readonly Witnessed[];
}

/** Writes down what we have seen learners do, and completes what is completed by it. */
export class Witness {
  constructor(
    private readonly deps: { progress: ProgressRepository; enrolments: CourseEnrolmentRepository },
  ) {}

  async note(of: Learner, seen: Witnessed, by: Actor, now: Date): Promise<void> {
    const { progress, enrolments } = this.deps;
    const theirs = await progress.hold(placeOf(of));
    theirs.witness(seen, by, now);
    await progress.save([theirs]);
    if (!theirs.isCompleted() || of.enrolmentState === 'completed') return;
    for (const enrolment of await enrolments.holdAll([of.enrolmentId]))
      if (enrolment.state === 'active') enrolment.becomes('completed', by, now);
  }

  /** Of several learners, each of them once: the same number of statements however many there are. */
  async noteAll(sightings: readonly Sighting[], by: Actor, now: Date): Promise<void> {
    const { progress, enrolments } = this.deps;
    const theirs = await progress.holdSome(sightings.map(({ of }) => placeOf(of)));
    for (const [i, one] of theirs.entries()) {
      const { itemId, seen } = sightings[i]!;
      for (const each of seen(one.lastReset(itemId))) one.witness(each, by, now);
    }
    await progress.save(theirs);
    const done = sightings.filter(
      ({ of }, i) => theirs[i]!.isCompleted() && of.enrolmentState !== 'completed',
    );
    if (done.length === 0) return;
    for (const enrolment of await enrolments.holdAll(done.map(({ of }) => of.enrolmentId)))
      if (enrolment.state === 'active') enrolment.becomes('completed', by, now);
  }
}

/** Whatever else the given thing is: an attempt, a submission. */
function placeOf({ runId, learnerId, enrolmentId }: Learner): Learner {
  return { runId, learnerId, enrolmentId };
}
