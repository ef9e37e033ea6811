import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { ResultNotFound } from '#domain/learning/assessment/gradebook.errors';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import type { ResultChangeView } from './gradebook.view.js';
import { isOpenTo, sightOf } from './sight.js';

/** What a result ever was, the newest first; for authors. */
export class ListResultChangesQuery extends Query<ResultChangeView[]> {
  constructor(
    readonly of: { readonly itemId: string; readonly learnerId: string },
    readonly actor: Actor,
  ) {
    super();
  }
}

const ofResult = prepared(`
  select h.version, h.score::float8 as score, h.released_score::float8 as "releasedScore", h.override::float8 as override,
    h.reason, h.changed_at as "changedAt", h.changed_by as "changedBy"
  from learning.results t
  join learning.result_changes h on h.school_id = t.school_id and h.result_id = t.id
  join learning.runs r on r.school_id = t.school_id and r.id = t.run_id
  join learning.courses c on c.school_id = r.school_id and c.id = r.course_id
  where t.item_id = $1::uuid and t.learner_id = $2::uuid and ${isOpenTo('$3')}
  order by h.version desc limit 200`);

@QueryHandler(ListResultChangesQuery)
export class ListResultChangesHandler implements IQueryHandler<ListResultChangesQuery> {
  constructor(private readonly reader: TenantReader) {}

  /** @throws ResultNotFound */
  async execute({ of: { itemId, learnerId }, actor }: ListResultChangesQuery): Promise<ResultChangeView[]> {
    const values = [itemId, learnerId, sightOf(actor)];
    const found = await this.reader.rows<ResultChangeView>(actor, ofResult, values);
    if (found.length === 0) throw new ResultNotFound();
    return found;
  }
}
