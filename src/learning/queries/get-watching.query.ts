import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { CourseItemNotFound } from '#domain/learning/outline/outline.errors';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { learnsThere } from './sight.js';
import { percentOfVideo, roundNow, WatchingView } from './watching.view.js';

/** What the reader, who learns in its run, has watched of a video: where to go on, on whatever device. */
export class GetWatchingQuery extends Query<WatchingView> {
  constructor(
    readonly itemId: string,
    readonly actor: Actor,
  ) {
    super();
  }
}

const ofItem = prepared(`
  select i.id as "itemId", coalesce(w.watched_ms, 0) as "watchedMs", v.duration_ms as "durationMs",
    coalesce(${percentOfVideo('w.watched_ms', 'v.duration_ms')}, 0) as percent, coalesce(w.position_ms, 0) as "positionMs",
    (select coalesce(json_agg(json_build_object('from', lower(part), 'to', upper(part)) order by part), '[]')
      from unnest(w.parts) part) as parts, w.counted_at as "countedAt"
  from learning.items i
  join learning.videos v on v.school_id = i.school_id and v.id = i.video_id and v.duration_ms is not null
  join learning.runs r on r.school_id = i.school_id and r.id = i.run_id
  join learning.courses c on c.school_id = r.school_id and c.id = r.course_id
  join learning.enrolments e on e.school_id = r.school_id and e.run_id = r.id and e.state in ('active', 'completed')
  join roster_api.people_v1 me on me.school_id = e.school_id and me.roster_person_id = e.learner_id
    and me.person_id = platform.current_person()
  left join learning.watched w on w.school_id = e.school_id and w.run_id = e.run_id and w.learner_id = e.learner_id
    and w.item_id = i.id and w.round = ${roundNow}
  where i.id = $1::uuid and i.state = 'published' and ${learnsThere}`);

@QueryHandler(GetWatchingQuery)
export class GetWatchingHandler implements IQueryHandler<GetWatchingQuery> {
  constructor(private readonly reader: TenantReader) {}

  /** @throws CourseItemNotFound also when it is no video, or none that can be played yet */
  async execute({ itemId, actor }: GetWatchingQuery): Promise<WatchingView> {
    const [row] = await this.reader.rows<WatchingView>(actor, ofItem, [itemId]);
    if (!row) throw new CourseItemNotFound();
    return row;
  }
}
