import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { SchoolFileNotFound } from '#domain/learning/video/video.errors';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { selectFile, type SchoolFileView } from './video.view.js';

export class GetSchoolFileQuery extends Query<SchoolFileView> {
  constructor(
    readonly fileId: string,
    readonly actor: Actor,
  ) {
    super();
  }
}

const byId = prepared(
  `${selectFile} where f.id = $1::uuid and (not $2::boolean or f.created_by = platform.current_person())`,
);

@QueryHandler(GetSchoolFileQuery)
export class GetSchoolFileHandler implements IQueryHandler<GetSchoolFileQuery> {
  constructor(private readonly reader: TenantReader) {}

  /** @throws SchoolFileNotFound */
  async execute({ fileId, actor }: GetSchoolFileQuery): Promise<SchoolFileView> {
    const ownOnly = actor.reach('learning.course.manage') !== 'all';
    const [found] = await this.reader.rows<SchoolFileView>(actor, byId, [fileId, ownOnly]);
    if (!found) throw new SchoolFileNotFound();
    return found;
  }
}
