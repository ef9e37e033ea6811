import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { DownloadRefused } from '#domain/academy/resources/download.errors';
import { ONE_DOWNLOAD } from '#domain/academy/resources/download.words';
import { systemActor } from '#domain/kernel/actor';
import { Clock } from '#domain/kernel/clock';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';

/** What an address leads to. */
export interface DownloadableFile {
  /** The upload that it is made of. */
  readonly sourceId: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly mediaType: string;
  readonly name: string;
  /** Whether the client has begun to download it: what it fetches now belongs to that. */
  readonly isUnderWay: boolean;
}

/** What is asked for by an address, and who asks. */
export interface AskedDownload {
  readonly schoolId: string;
  readonly personId: string | null;
  readonly downloadGrantId: string;
  readonly fileVersionId: string;
  readonly client: string;
}

/** Asked with every request of a download: what was revoked, removed or taken back is refused from the next one on (C7). */
export class FindDownloadQuery extends Query<DownloadableFile> {
  constructor(readonly asked: AskedDownload) {
    super();
  }
}

// What is one's own needs a member of the school still, unless it was got by somebody who sees drafts, who need not be one.
const find = prepared(`
  select v.source_id as "sourceId", v.sha256, v.bytes::float8 as bytes, v.media_type as "mediaType", v.name,
    begun.is_under_way as "isUnderWay"
  from academy.download_grants g
  join academy.file_versions v on v.school_id = g.school_id and v.id = g.file_version_id
  join academy.resources r on r.school_id = g.school_id and r.id = g.resource_id
  cross join lateral (select exists (
    select from academy.downloads d where d.school_id = g.school_id and d.download_grant_id = g.id and d.client = $4::uuid
      and d.begun_at > $5) as is_under_way) begun
  where g.id = $1::uuid and v.id = $2::uuid and g.person_id is not distinct from $3::uuid
    and g.revoked_at is null and g.expires_at > $6
    and (g.max_uses is null or g.uses < g.max_uses or begun.is_under_way)
    and case when g.person_id is null then r.state = 'published' and r.audience = 'public'
      else g.sees_drafts or r.state = 'published' and exists (
        select from identity_api.members_v1 m where m.school_id = g.school_id and m.person_id = g.person_id
          and current_date between m.valid_from and coalesce(m.valid_to, 'infinity')) end`);

@QueryHandler(FindDownloadQuery)
export class FindDownloadHandler implements IQueryHandler<FindDownloadQuery> {
  constructor(
    private readonly reader: TenantReader,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** @throws DownloadRefused */
  async execute({ asked }: FindDownloadQuery): Promise<DownloadableFile> {
    const { schoolId, personId, downloadGrantId, fileVersionId, client } = asked;
    const now = this.clock.now();
    const since = new Date(now.getTime() - ONE_DOWNLOAD);
    const values = [downloadGrantId, fileVersionId, personId, client, since, now];
    const actor = systemActor(schoolId, personId);
    const [found] = await this.reader.rows<DownloadableFile>(actor, find, values);
    if (!found) throw new DownloadRefused();
    return found;
  }
}
