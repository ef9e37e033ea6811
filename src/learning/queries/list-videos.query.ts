import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import type { Page } from '#domain/kernel/page';
import { faultText } from '#domain/learning/video/video.words';
import { Listing, type ListInput } from '#platform/http/listing';
import { TenantReader } from '#platform/persistence/tenant-reader';
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

@QueryHandler(ListVideosQuery)
export class ListVideosHandler implements IQueryHandler<ListVideosQuery> {
  constructor(private readonly reader: TenantReader) {}

  async execute({ filter, actor }: ListVideosQuery): Promise<Page<VideoView>> {
    const ownOnly = actor.reach('learning.course.manage') !== 'all';
    const page = await listing.page(this.reader, actor, filter, [
      ownOnly && ['learning.person_has_video(v.id)'],
    ]);
    const items = page.items.map((one) => ({ ...one, failureText: one.failure && faultText(one.failure) }));
    return { ...page, items };
  }
}
