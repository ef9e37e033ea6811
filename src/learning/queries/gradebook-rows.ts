import { NO_SCHEME, type SchemeDetails } from '#domain/learning/assessment/grading-scheme.words';
import { totalOf } from '#domain/learning/assessment/total-of';
import type { LineItemView, ResultView } from './gradebook.view.js';

/** A quiz or an assignment of the run, as it is selected. */
export interface LineItemRow {
  readonly id: string;
  readonly title: string;
  readonly kind: 'quiz' | 'assignment';
  readonly points: number | null;
  readonly dueDate: string | null;
}

/** What a learner has reached at one of them; what is not there was not submitted. */
export interface ResultRow {
  readonly itemId: string;
  readonly score: number | null;
  readonly points: number | null;
  readonly released: boolean;
  readonly overridden: boolean;
  readonly at: string | null;
}

/** The quizzes and assignments `i` of a run `r`, in their order, as JSON. @param seen which of them, an expression */
export const lineItemsJson = (seen: string) => `(
  select coalesce(json_agg(json_build_object('id', i.id, 'title', i.title, 'kind', i.kind,
      'points', coalesce((i.content -> 'assignment' ->> 'points')::float8, (
        select max(coalesce(t.points, t.override_points))::float8 from learning.results t where t.school_id = i.school_id and t.item_id = i.id)),
      'dueDate', coalesce((i.content -> 'assignment' ->> 'dueAt')::timestamptz, least(i.closes_at, m.closes_at)))
    order by m.position, i.position), '[]')
  from learning.items i
  join learning.modules m on m.school_id = i.school_id and m.run_id = i.run_id and m.id = i.module_id
  where i.school_id = r.school_id and i.run_id = r.id and i.kind in ('quiz', 'assignment') and ${seen})`;

/**
 * What a learner of an enrolment `e` has reached, and what waits to be graded, as JSON.
 * @param own whether only what is released is told (B6)
 */
export const resultsJson = (own: boolean) => `(
  select coalesce(json_agg(json_build_object('itemId', x.item_id, 'score', x.score, 'points', x.points,
    'released', x.released, 'overridden', x.overridden, 'at', x.at)), '[]')
  from (
    select t.item_id, coalesce(t.override, ${own ? 't.released_score' : 't.score'})::float8 as score,
      case when t.override is null then ${own ? 't.released_points' : 't.points'}
        else coalesce(t.override_points, t.points) end::float8 as points,
      t.override is not null or t.released_score is not null as released, t.override is not null as overridden,
      t.changed_at as at
    from learning.results t
    where t.school_id = e.school_id and t.run_id = e.run_id and t.learner_id = e.learner_id
    union all
    select w.item_id, null, null, false, false, null from (
      select a.item_id, a.learner_id from learning.attempts a
      where a.school_id = e.school_id and a.learner_id = e.learner_id and a.run_id = e.run_id
        and a.state in ('submitted', 'overdue')
      union
      select s.item_id, s.learner_id from learning.submissions s
      where s.school_id = e.school_id and s.learner_id = e.learner_id and s.run_id = e.run_id and s.state = 'submitted') w
    where not exists (select from learning.results t where t.school_id = e.school_id and t.item_id = w.item_id
      and t.learner_id = w.learner_id)) x)`;

export function lineItemsOf(rows: readonly LineItemRow[], scheme: SchemeDetails | null): LineItemView[] {
  const { categories, excluded } = scheme ?? NO_SCHEME;
  return rows.map(({ points, ...item }) => {
    const category = categories.find(({ itemIds }) => itemIds.includes(item.id))?.title ?? null;
    const counts = !excluded.includes(item.id) && (categories.length === 0 || category !== null);
    return { ...item, category, resultValueMin: 0, resultValueMax: points, counts };
  });
}

/** One for each line item, and what they come to. */
export function resultsOf(
  lineItems: readonly LineItemView[],
  rows: readonly ResultRow[],
  scheme: SchemeDetails | null,
): { results: ResultView[]; total: number | null } {
  const known = new Map(rows.map((row) => [row.itemId, row]));
  const results = lineItems.map(({ id, resultValueMax }) => resultOf(id, known.get(id), resultValueMax));
  const lines = results.flatMap(({ lineItemId: itemId, score, resultValueMax: points }) =>
    score === null || points === null ? [] : [{ itemId, score, points }],
  );
  return { results, total: totalOf(scheme ?? NO_SCHEME, lines) };
}

function resultOf(lineItemId: string, row: ResultRow | undefined, most: number | null): ResultView {
  const { score = null, points = null, released = false, overridden = false, at = null } = row ?? {};
  const isGraded = score !== null;
  const waits = row ? 'submitted' : 'not submitted';
  return {
    lineItemId,
    scoreStatus: isGraded ? 'fully graded' : waits,
    score,
    resultValueMax: points ?? most,
    released,
    overridden,
    scoreDate: isGraded ? at : null,
  };
}
