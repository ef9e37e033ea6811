import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import type { Page } from '#domain/kernel/page';
import { faultText } from '#domain/learning/video/video.words';
import { Listing, type ListInput } from '#platform/http/listing';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { isAuthor } from './sight.js';
import { selectVideo, type VideoView } from './video.view.js';

export const VIDEO_SORTS = ['id', '-id'] as const;
type VideoSort = (typeof VIDEO_SORTS)[number];

export class ListVideosQuery extends Query<Page<VideoView>> {
  constructor(
    readonly filter: ListInput<VideoSort>,
    readonly actor: Actor,
  ) {
    super();
  }
}

const listing = new Listing<VideoView, VideoSort>(selectVideo, { id: [['v.id', 'uuid', 'id']] });

/**
 * Those that `learning.person_has_video` is true for, found from the reader: else the videos of the whole school are gone through
 * until a page of the reader's is full.
 */
const isMine = `v.id = any (array(
  select m.id from learning.videos m where m.school_id = (select platform.current_school())
    and m.created_by = (select platform.current_person())
  union all
  select i.video_id from learning.courses c
  join learning.runs r on r.school_id = c.school_id and r.course_id = c.id
  join learning.items i on i.school_id = r.school_id and i.run_id = r.id
  where ${isAuthor} and i.video_id is not null))`;

@QueryHandler(ListVideosQuery)
export class ListVideosHandler implements IQueryHandler<ListVideosQuery> {
  constructor(private readonly reader: TenantReader) {}

  async execute({ filter, actor }: ListVideosQuery): Promise<Page<VideoView>> {
    const ownOnly = actor.reach('learning.course.manage') !== 'all';
    const page = await listing.page(this.reader, actor, filter, [ownOnly && [isMine]]);
    const items = page.items.map((one) => ({ ...one, failureText: one.failure && faultText(one.failure) }));
    return { ...page, items };
  }
}
