import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { systemActor, type Actor } from '#domain/kernel/actor';
import { PlaybackRefused, VideoNotReady } from '#domain/learning/video/video.errors';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { isMine } from './course-enrolment.view.js';
import { learnsThere } from './sight.js';

/** Work: a file of what somebody has handed in. */
export type PlayableKind = 'video' | 'file' | 'work';

/** What there is to play of a video or a file. */
export interface Playable {
  readonly kind: PlayableKind;
  /** Of a video its package, of files their upload. */
  readonly packageId: string;
  readonly name: string;
  readonly mediaType: string;
}

interface Wanted {
  readonly subjectId: string;
  /** Through which item: it has to be seen still. Null: for an author, who was let in before. */
  readonly itemId: string | null;
}

/** Asked by a person of the school who was let in before, and again for as long as it is played. */
export class FindPlayableQuery extends Query<Playable> {
  constructor(
    readonly wanted: Wanted,
    readonly actor: Pick<Actor, 'schoolId' | 'personId'>,
  ) {
    super();
  }
}

// Whoever sees the item: its authors at any time, learners what is published and open.
const seen = `select from learning.items i
  join learning.modules m on m.school_id = i.school_id and m.run_id = i.run_id and m.id = i.module_id
  join learning.runs r on r.school_id = i.school_id and r.id = i.run_id
  join learning.courses c on c.school_id = r.school_id and c.id = r.course_id
  where i.id = $2::uuid and $1::uuid in (i.video_id, i.file_id) and (
    platform.current_person() = any (c.instructors) or i.state = 'published' and ${learnsThere}
      and coalesce(greatest(i.opens_at, m.opens_at) <= now(), true)
      and coalesce(least(i.closes_at, m.closes_at) > now(), true))`;

// Work is seen by the authors, the learner, and whoever looks after the learner.
const workSeen = `select from learning.submission_files f
  join learning.submissions s on s.school_id = f.school_id and s.id = f.submission_id and s.item_id = $2::uuid
  join learning.enrolments e on e.school_id = s.school_id and e.id = s.enrolment_id
  join learning.items i on i.school_id = s.school_id and i.run_id = s.run_id and i.id = s.item_id
  join learning.runs r on r.school_id = s.school_id and r.id = s.run_id
  join learning.courses c on c.school_id = r.school_id and c.id = r.course_id
  where f.id = $1::uuid and (platform.current_person() = any (c.instructors)
    or i.state = 'published' and r.state = 'published' and c.state = 'published' and ${isMine})`;

const find = prepared(`
  select * from (
    select 'video' as kind, v.package_id as "packageId", v.title as name, 'video/mp4' as "mediaType"
    from learning.videos v where v.id = $1::uuid
    union all
    select 'file', f.source_id, f.name, f.media_type from learning.files f where f.id = $1::uuid
    union all
    select 'work', f.source_id, f.name, f.media_type from learning.submission_files f where f.id = $1::uuid) subject
  where $2::uuid is null or exists (${seen}) or exists (${workSeen})`);

@QueryHandler(FindPlayableQuery)
export class FindPlayableHandler implements IQueryHandler<FindPlayableQuery> {
  constructor(private readonly reader: TenantReader) {}

  /** @throws PlaybackRefused, VideoNotReady */
  async execute({ wanted, actor }: FindPlayableQuery): Promise<Playable> {
    const reading = systemActor(actor.schoolId, actor.personId);
    const [found] = await this.reader.rows<Playable>(reading, find, [wanted.subjectId, wanted.itemId]);
    if (!found) throw new PlaybackRefused();
    if (found.packageId === null) throw found.kind === 'work' ? new PlaybackRefused() : new VideoNotReady();
    return found;
  }
}
