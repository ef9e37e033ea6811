import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import type { Page } from '#domain/kernel/page';
import type { QuestionState } from '#domain/learning/assessment/question.words';
import { given, Listing, type ListInput } from '#platform/http/listing';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { QuestionView, questionSeenWith, selectQuestion } from './question.view.js';
import { sightIn } from './sight.js';

export const QUESTION_SORTS = ['id', '-id', 'pool', '-pool'] as const;
type QuestionSort = (typeof QUESTION_SORTS)[number];

export interface QuestionFilter extends ListInput<QuestionSort> {
  readonly courseId?: string;
  readonly pool?: string;
  readonly state?: QuestionState;
}

export class ListQuestionsQuery extends Query<Page<QuestionView>> {
  constructor(
    readonly filter: QuestionFilter,
    readonly actor: Actor,
  ) {
    super();
  }
}

const listing = new Listing<QuestionView, QuestionSort>(selectQuestion, {
  id: [['q.id', 'uuid', 'id']],
  pool: [
    ['q.pool', 'text', 'pool'],
    ['q.id', 'uuid', 'id'],
  ],
});

@QueryHandler(ListQuestionsQuery)
export class ListQuestionsHandler implements IQueryHandler<ListQuestionsQuery> {
  constructor(private readonly reader: TenantReader) {}

  execute({ filter, actor }: ListQuestionsQuery): Promise<Page<QuestionView>> {
    return listing.page(this.reader, actor, filter, [
      [questionSeenWith(sightIn(actor))],
      given('q.course_id = ?', filter.courseId),
      given('q.pool = ?', filter.pool),
      given('q.state = ?', filter.state),
    ]);
  }
}
