import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import type { Page } from '#domain/kernel/page';
import { given, Listing, type ListInput } from '#platform/http/listing';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { amongMine } from './among-mine.js';
import { isOpenTo, sightIn } from './sight.js';

/** An answer that waits for a person to look at it. */
export class AnswerToGradeView {
  /** @format uuid */
  attemptId!: string;
  /** @format uuid */
  questionId!: string;
  /** @format uuid */
  runId!: string;
  /** @format uuid */
  itemId!: string;
  itemTitle!: string;
  /** @format uuid */
  learnerId!: string;
  learnerName!: string;
  /** @format date-time */
  endedAt!: string;
  /** Markdown. */
  prompt!: string;
  /** What would have been accepted without looking. */
  accepted!: string[];
  text!: string;
  points!: number;
}

export const TO_GRADE_SORTS = ['attemptId', '-attemptId'] as const;
type ToGradeSort = (typeof TO_GRADE_SORTS)[number];

export interface ToGradeFilter extends ListInput<ToGradeSort> {
  readonly runId?: string;
  readonly itemId?: string;
}

/** What waits to be graded in the courses of the reader, the oldest attempt first. */
export class ListAnswersToGradeQuery extends Query<Page<AnswerToGradeView>> {
  constructor(
    readonly filter: ToGradeFilter,
    readonly actor: Actor,
  ) {
    super();
  }
}

const select = `
  select a.id as "attemptId", k.key as "questionId", a.run_id as "runId", a.item_id as "itemId", i.title as "itemTitle",
    a.learner_id as "learnerId", p.display_name as "learnerName", a.ended_at as "endedAt", v.content ->> 'prompt' as prompt,
    v.content -> 'solution' -> 'accepted' as accepted, a.answers -> k.key ->> 'text' as text,
    (q.asked ->> 'points')::int as points
  from learning.attempts a
  cross join jsonb_each(a.marks) as k
  join lateral (select q.asked from jsonb_array_elements(a.asked) as q (asked) where q.asked ->> 'questionId' = k.key) q on true
  join learning.question_versions v on v.school_id = a.school_id and v.question_id = k.key::uuid
    and v.revision = (q.asked ->> 'revision')::int
  join learning.items i on i.school_id = a.school_id and i.run_id = a.run_id and i.id = a.item_id
  join learning.runs r on r.school_id = a.school_id and r.id = a.run_id
  join learning.courses c on c.school_id = r.school_id and c.id = r.course_id
  join roster_api.people_v1 p on p.school_id = a.school_id and p.roster_person_id = a.learner_id`;

const listing = new Listing<AnswerToGradeView, ToGradeSort>(select, {
  attemptId: [
    ['a.id', 'uuid', 'attemptId'],
    ['k.key', 'text', 'questionId'],
  ],
});

/** As the index `attempts_to_grade` has it. */
const isToGrade = (attempt: string) => `${attempt}.state in ('submitted', 'overdue')`;

@QueryHandler(ListAnswersToGradeQuery)
export class ListAnswersToGradeHandler implements IQueryHandler<ListAnswersToGradeQuery> {
  constructor(private readonly reader: TenantReader) {}

  execute({ filter, actor }: ListAnswersToGradeQuery): Promise<Page<AnswerToGradeView>> {
    return listing.page(this.reader, actor, filter, [
      [`${isToGrade('a')} and k.value -> 'score' = 'null'`],
      [isOpenTo(sightIn(actor))],
      amongMine(actor, filter, { table: 'learning.attempts', as: 'a', only: isToGrade('t') }),
      given('a.run_id = ?', filter.runId),
      given('a.item_id = ?', filter.itemId),
    ]);
  }
}
