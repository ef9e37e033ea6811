import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { SubmissionNotFound } from '#domain/learning/assessment/submission.errors';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { enrolmentSeenWith } from './course-enrolment.view.js';
import { isOpenTo, sightOf } from './sight.js';
import { selectSubmission, withHtml, type SubmissionView } from './submission.view.js';

export class GetSubmissionQuery extends Query<SubmissionView> {
  constructor(
    readonly submissionId: string,
    readonly actor: Actor,
  ) {
    super();
  }
}

const byId = prepared(`${selectSubmission('$2')}
  where s.id = $1::uuid and ${enrolmentSeenWith('$2')} and (i.state = 'published' or ${isOpenTo('$2')})`);

@QueryHandler(GetSubmissionQuery)
export class GetSubmissionHandler implements IQueryHandler<GetSubmissionQuery> {
  constructor(private readonly reader: TenantReader) {}

  /** @throws SubmissionNotFound */
  async execute({ submissionId, actor }: GetSubmissionQuery): Promise<SubmissionView> {
    const [found] = await this.reader.rows<SubmissionView>(actor, byId, [submissionId, sightOf(actor)]);
    if (!found) throw new SubmissionNotFound();
    return withHtml(found);
  }
}
