import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { percentWatched, unnotedOf } from '#domain/learning/watching/watched';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';

/** What somebody has watched that is no evidence. */
export interface WatchedInVain {
  readonly runId: string;
  readonly learnerId: string;
  readonly itemId: string;
  readonly percent: number;
  /** How much is evidence; null: nothing. */
  readonly notedPercent: number | null;
}

/** Compares what everybody in a school has watched with the evidence of it (B2, B4). */
export class VerifyWatchingQuery extends Query<WatchedInVain[]> {
  constructor(readonly actor: Actor) {
    super();
  }
}

interface Row extends Omit<WatchedInVain, 'percent'> {
  readonly round: number;
  readonly watchedMs: number;
  readonly durationMs: number;
  readonly counts: boolean;
}

const evidence = (
  kind: string,
) => `from learning.evidence v where v.school_id = w.school_id and v.run_id = w.run_id
  and v.learner_id = w.learner_id and v.item_id = w.item_id and v.kind = '${kind}'`;

const all = prepared(`
  select w.run_id as "runId", w.learner_id as "learnerId", w.item_id as "itemId", w.round, w.watched_ms as "watchedMs",
    w.duration_ms as "durationMs", w.round = (select count(*) ${evidence('reset')}) as counts,
    (select (max(v.score) * 100)::int ${evidence('watched')} and v.round = w.round) as "notedPercent"
  from learning.watched w
  where w.school_id = platform.current_school() and (w.run_id, w.learner_id, w.item_id, w.round) > ($1::uuid, $2::uuid, $3::uuid, $4)
  order by w.run_id, w.learner_id, w.item_id, w.round limit 1000`);

const FIRST = '00000000-0000-0000-0000-000000000000';

@QueryHandler(VerifyWatchingQuery)
export class VerifyWatchingHandler implements IQueryHandler<VerifyWatchingQuery> {
  constructor(private readonly reader: TenantReader) {}

  async execute({ actor }: VerifyWatchingQuery): Promise<WatchedInVain[]> {
    const found: WatchedInVain[] = [];
    for (let after: (string | number)[] = [FIRST, FIRST, FIRST, 0]; ;) {
      const rows = await this.reader.rows<Row>(actor, all, after);
      found.push(...rows.filter(({ counts }) => counts).flatMap(inVain));
      const last = rows.at(-1);
      if (!last) return found;
      after = [last.runId, last.learnerId, last.itemId, last.round];
    }
  }
}

function inVain({ runId, learnerId, itemId, watchedMs, durationMs, notedPercent }: Row): WatchedInVain[] {
  const percent = percentWatched(watchedMs, durationMs);
  return unnotedOf(percent, notedPercent) === null
    ? []
    : [{ runId, learnerId, itemId, percent, notedPercent }];
}
