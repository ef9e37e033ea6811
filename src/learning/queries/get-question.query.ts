import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { QuestionNotFound } from '#domain/learning/assessment/assessment.errors';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { QuestionView, questionSeenWith, selectQuestion } from './question.view.js';
import { sightOf } from './sight.js';

export class GetQuestionQuery extends Query<QuestionView> {
  constructor(
    readonly questionId: string,
    readonly actor: Actor,
  ) {
    super();
  }
}

const byId = prepared(`${selectQuestion} where q.id = $1::uuid and ${questionSeenWith('$2')}`);

@QueryHandler(GetQuestionQuery)
export class GetQuestionHandler implements IQueryHandler<GetQuestionQuery> {
  constructor(private readonly reader: TenantReader) {}

  /** @throws QuestionNotFound */
  async execute({ questionId, actor }: GetQuestionQuery): Promise<QuestionView> {
    const [found] = await this.reader.rows<QuestionView>(actor, byId, [questionId, sightOf(actor)]);
    if (!found) throw new QuestionNotFound();
    return found;
  }
}
