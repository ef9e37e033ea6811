import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { CourseRunNotFound } from '#domain/learning/course-run.errors';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { isOpenTo, learnsThere, sightOf } from './sight.js';

/** Answers nothing, and to whoever learns in the run or works on it alone. */
export class AdmitMemberQuery extends Query<void> {
  constructor(
    readonly runId: string,
    readonly actor: Actor,
  ) {
    super();
  }
}

const byId = prepared(`
  select r.id from learning.runs r join learning.courses c on c.school_id = r.school_id and c.id = r.course_id
  where r.id = $1::uuid and (${isOpenTo('$2')} or ${learnsThere})`);

@QueryHandler(AdmitMemberQuery)
export class AdmitMemberHandler implements IQueryHandler<AdmitMemberQuery> {
  constructor(private readonly reader: TenantReader) {}

  /** @throws CourseRunNotFound */
  async execute({ runId, actor }: AdmitMemberQuery): Promise<void> {
    const found = await this.reader.rows(actor, byId, [runId, sightOf(actor)]);
    if (found.length === 0) throw new CourseRunNotFound();
  }
}
