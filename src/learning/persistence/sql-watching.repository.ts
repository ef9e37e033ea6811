import type { Learner } from '#domain/learning/progress/learner-progress';
import { ItemHasEvidence } from '#domain/learning/progress/progress.errors';
import { LearnerWatching, type CountedWatching } from '#domain/learning/watching/learner-watching';
import { unionOf } from '#domain/learning/watching/parts';
import type { HeartbeatOf, WatchingRepository } from '#domain/learning/watching/watching.repository';
import { constraintMeans } from '#platform/persistence/constraints';
import { transaction } from '#platform/persistence/transaction';
import { countHeartbeats } from './watching-statement.js';

constraintMeans('watched_of_items', () => new ItemHasEvidence());

export class SqlWatchingRepository implements WatchingRepository {
  async count(heartbeats: readonly HeartbeatOf[], now: Date): Promise<LearnerWatching[]> {
    const given = heartbeats.map(({ itemId, parts, positionMs }) => ({
      itemId,
      positionMs,
      parts: `{${unionOf(parts)
        .map(({ from, to }) => `[${from},${to})`)
        .join()}}`,
    }));
    const rows = await transaction().query<Learner & CountedWatching>(countHeartbeats, [
      JSON.stringify(given),
      now,
    ]);
    return rows.map(({ runId, learnerId, enrolmentId, ...counted }) => {
      const watching = new LearnerWatching({ runId, learnerId, enrolmentId }, counted);
      transaction().track(watching);
      return watching;
    });
  }
}
