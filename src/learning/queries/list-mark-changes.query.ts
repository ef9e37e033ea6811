import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { AttemptNotFound } from '#domain/learning/assessment/attempt.errors';
import type { QuestionMark } from '#domain/learning/assessment/attempt.words';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { isOpenTo, sightOf } from './sight.js';

/** What an answer was worth at one time, and why. */
export class MarkChangeView {
  /** @format uuid */
  questionId!: string;
  /** 1 for the first mark of the answer. */
  number!: number;
  mark!: QuestionMark;
}

/** Every mark of an attempt, each question's in their order; for authors. */
export class ListMarkChangesQuery extends Query<MarkChangeView[]> {
  constructor(
    readonly attemptId: string,
    readonly actor: Actor,
  ) {
    super();
  }
}

const ofAttempt = prepared(`
  select (select coalesce(json_agg(json_build_object('questionId', m.question_id, 'number', m.number, 'mark', m.mark)
      order by m.question_id, m.number), '[]')
    from learning.mark_changes m where m.school_id = a.school_id and m.attempt_id = a.id) as changes
  from learning.attempts a
  join learning.runs r on r.school_id = a.school_id and r.id = a.run_id
  join learning.courses c on c.school_id = r.school_id and c.id = r.course_id
  where a.id = $1::uuid and ${isOpenTo('$2')}`);

@QueryHandler(ListMarkChangesQuery)
export class ListMarkChangesHandler implements IQueryHandler<ListMarkChangesQuery> {
  constructor(private readonly reader: TenantReader) {}

  /** @throws AttemptNotFound */
  async execute({ attemptId, actor }: ListMarkChangesQuery): Promise<MarkChangeView[]> {
    const values = [attemptId, sightOf(actor)];
    const [found] = await this.reader.rows<{ changes: MarkChangeView[] }>(actor, ofAttempt, values);
    if (!found) throw new AttemptNotFound();
    return found.changes;
  }
}
