import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { OnlineCourseNotFound } from '#domain/learning/course.errors';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { isOpenTo, sightOf } from './sight.js';

/** Answers nothing, and to authors of the course alone. */
export class AdmitAuthorQuery extends Query<void> {
  constructor(
    readonly courseId: string,
    readonly actor: Actor,
  ) {
    super();
  }
}

const byId = prepared(`select c.id from learning.courses c where c.id = $1::uuid and ${isOpenTo('$2')}`);

@QueryHandler(AdmitAuthorQuery)
export class AdmitAuthorHandler implements IQueryHandler<AdmitAuthorQuery> {
  constructor(private readonly reader: TenantReader) {}

  /** @throws OnlineCourseNotFound */
  async execute({ courseId, actor }: AdmitAuthorQuery): Promise<void> {
    const found = await this.reader.rows(actor, byId, [courseId, sightOf(actor)]);
    if (found.length === 0) throw new OnlineCourseNotFound();
  }
}
