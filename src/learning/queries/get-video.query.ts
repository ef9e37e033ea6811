import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { VideoNotFound } from '#domain/learning/video/video.errors';
import { faultText } from '#domain/learning/video/video.words';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { selectVideo, type VideoView } from './video.view.js';

export class GetVideoQuery extends Query<VideoView> {
  constructor(
    readonly videoId: string,
    readonly actor: Actor,
  ) {
    super();
  }
}

const byId = prepared(
  `${selectVideo} where v.id = $1::uuid and (not $2::boolean or learning.person_has_video(v.id))`,
);

@QueryHandler(GetVideoQuery)
export class GetVideoHandler implements IQueryHandler<GetVideoQuery> {
  constructor(private readonly reader: TenantReader) {}

  /** @throws VideoNotFound */
  async execute({ videoId, actor }: GetVideoQuery): Promise<VideoView> {
    const ownOnly = actor.reach('learning.course.manage') !== 'all';
    const [found] = await this.reader.rows<VideoView>(actor, byId, [videoId, ownOnly]);
    if (!found) throw new VideoNotFound();
    return { ...found, failureText: found.failure && faultText(found.failure) };
  }
}
