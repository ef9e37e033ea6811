import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { QuestionNotFound } from '#domain/learning/assessment/assessment.errors';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { QuestionVersionView, questionSeenWith } from './question.view.js';
import { sightOf } from './sight.js';

/** Every version of a question, the newest first. */
export class ListQuestionVersionsQuery extends Query<QuestionVersionView[]> {
  constructor(
    readonly questionId: string,
    readonly actor: Actor,
  ) {
    super();
  }
}

const ofQuestion = prepared(`
  select v.revision, v.content, v.made_at as "madeAt", v.made_by as "madeBy"
  from learning.question_versions v
  join learning.questions q on q.school_id = v.school_id and q.id = v.question_id
  where q.id = $1::uuid and ${questionSeenWith('$2')} order by v.revision desc limit 200`);

@QueryHandler(ListQuestionVersionsQuery)
export class ListQuestionVersionsHandler implements IQueryHandler<ListQuestionVersionsQuery> {
  constructor(private readonly reader: TenantReader) {}

  /** @throws QuestionNotFound */
  async execute({ questionId, actor }: ListQuestionVersionsQuery): Promise<QuestionVersionView[]> {
    const values = [questionId, sightOf(actor)];
    const found = await this.reader.rows<QuestionVersionView>(actor, ofQuestion, values);
    if (found.length === 0) throw new QuestionNotFound();
    return found;
  }
}
