import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { systemActor, type Actor } from '#domain/kernel/actor';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';

/** Captions as a player gets them. */
export interface PlayedCaptions {
  readonly language: string;
  readonly label: string;
  readonly version: number;
  readonly text: string;
  /** Of the video. */
  readonly durationMs: number;
}

/** The captions of a video, for somebody who may play it. */
export class FindCaptionsQuery extends Query<PlayedCaptions[]> {
  constructor(
    readonly videoId: string,
    readonly actor: Pick<Actor, 'schoolId' | 'personId'>,
  ) {
    super();
  }
}

const ofVideo = prepared(`
  select t.language, t.label, t.version, t.text, v.duration_ms as "durationMs"
  from learning.captions t join learning.videos v on v.school_id = t.school_id and v.id = t.video_id
  where t.video_id = $1::uuid order by t.language`);

@QueryHandler(FindCaptionsQuery)
export class FindCaptionsHandler implements IQueryHandler<FindCaptionsQuery> {
  constructor(private readonly reader: TenantReader) {}

  execute({ videoId, actor }: FindCaptionsQuery): Promise<PlayedCaptions[]> {
    return this.reader.rows(systemActor(actor.schoolId, actor.personId), ofVideo, [videoId]);
  }
}
