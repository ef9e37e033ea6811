import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { EdfiExportNotFound } from '#domain/attendance/edfi/edfi-export.errors';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { EdfiExportView } from './edfi-export.view.js';

export class GetEdfiExportQuery extends Query<EdfiExportView> {
  constructor(
    readonly exportId: string,
    readonly actor: Actor,
  ) {
    super();
  }
}

const byId = prepared(`
  select id, job_id as "jobId", starts_on as "startsOn", ends_on as "endsOn", edfi_school_id as "edfiSchoolId",
    calendar_code as "calendarCode", reasons, package, created_at as "createdAt", finished_at as "finishedAt"
  from attendance.edfi_exports where id = $1 and school_id = platform.current_school()`);

@QueryHandler(GetEdfiExportQuery)
export class GetEdfiExportHandler implements IQueryHandler<GetEdfiExportQuery> {
  constructor(private readonly reader: TenantReader) {}

  /** @throws EdfiExportNotFound */
  async execute({ exportId, actor }: GetEdfiExportQuery): Promise<EdfiExportView> {
    const [found] = await this.reader.rows<EdfiExportView>(actor, byId, [exportId]);
    if (!found) throw new EdfiExportNotFound();
    return found;
  }
}
