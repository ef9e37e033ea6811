import { ItemHasEvidence } from '#domain/learning/progress/progress.errors';
import { LearnerWatching } from '#domain/learning/watching/learner-watching';
import { unionOf } from '#domain/learning/watching/parts';
import type { Learner } from '#domain/learning/progress/learner-progress';
import type {
  HeartbeatOf,
  KeptWatching,
  WatchingRepository,
} from '#domain/learning/watching/watching.repository';
import { constraintMeans } from '#platform/persistence/constraints';
import { transaction } from '#platform/persistence/transaction';
import { watchedInRun } from './watching-statement.js';
import { counting } from './watching-together.js';

constraintMeans('watched_of_items', () => new ItemHasEvidence());

export class SqlWatchingRepository implements WatchingRepository {
  async count(told: readonly HeartbeatOf[], at: Date): Promise<LearnerWatching[]> {
    const heartbeats = told.map(({ itemId, parts, positionMs }) => ({
      itemId,
      positionMs,
      parts: `{${unionOf(parts)
        .map(({ from, to }) => `[${from},${to})`)
        .join()}}`,
    }));
    const { personId } = transaction().actor;
    const rows = await transaction().together(counting, { personId, at, heartbeats });
    return rows.map(({ place: _, runId, learnerId, enrolmentId, enrolmentState, ...counted }) => {
      const watching = new LearnerWatching({ runId, learnerId, enrolmentId, enrolmentState }, counted);
      transaction().track(watching);
      return watching;
    });
  }

  async ofRun(runId: string): Promise<KeptWatching[]> {
    type Row = Learner & Omit<KeptWatching, 'of'>;
    const rows = await transaction().query<Row>(watchedInRun, [runId]);
    return rows.map(({ learnerId, enrolmentId, enrolmentState, ...kept }) => {
      const of = { runId, learnerId, enrolmentId, enrolmentState };
      return { ...kept, of };
    });
  }
}
