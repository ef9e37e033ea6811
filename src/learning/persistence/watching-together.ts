import type { Learner } from '#domain/learning/progress/learner-progress';
import type { CountedWatching } from '#domain/learning/watching/learner-watching';
import type { Together } from '#platform/persistence/pipeline';
import { countHeartbeats } from './watching-statement.js';

/** What the player of one person tells at once. */
interface Told {
  readonly personId: string | null;
  readonly at: Date;
  readonly heartbeats: readonly object[];
}

type CountedRow = Learner & CountedWatching & { readonly place: number };

/** Counts what several people tell by one statement. */
export const counting: Together<Told, readonly CountedRow[]> = {
  writes: true,
  async answer(told, open) {
    const given = told.flatMap(({ personId, at, heartbeats }, place) =>
      heartbeats.map((heartbeat) => ({ ...heartbeat, place, personId, at })),
    );
    const rows = await open.query<CountedRow>(countHeartbeats, [JSON.stringify(given)]);
    const counted = Map.groupBy(rows, ({ place }) => place);
    return told.map((_, place) => counted.get(place) ?? []);
  },
};
