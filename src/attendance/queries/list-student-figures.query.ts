import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { NOTHING_COUNTED, type AttendanceCount } from '#domain/attendance/analytics/counting';
import { RATE_DEFINITIONS } from '#domain/attendance/analytics/rates';
import type { Actor } from '#domain/kernel/actor';
import { cursorKey, pageOf } from '#platform/http/page';
import { prepared, type Statement } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { ratedOf, sumColumns } from './figures.view.js';
import { checked, inSpan, spanOf, type Span } from './span.js';
import type { StudentFiguresPage } from './student-figures.view.js';

export const STUDENT_FIGURE_SORTS = ['-absence', '-minutesLate', 'name'] as const;
type Sort = (typeof STUDENT_FIGURE_SORTS)[number];

export interface StudentFiguresFilter extends Span {
  readonly sectionId?: string;
  readonly yearGroup?: string;
  /** Students who missed at least this share of what was possible for them. */
  readonly minAbsence?: number;
  readonly sort: Sort;
  readonly limit: number;
  readonly after?: string;
}

/** The students of a school with their figures; of a teacher, those whom the teacher teaches. */
export class ListStudentFiguresQuery extends Query<StudentFiguresPage> {
  constructor(
    readonly filter: StudentFiguresFilter,
    readonly actor: Actor,
  ) {
    super();
  }
}

/** What comes first, as a whole number that rises down the list; shares in millionths. */
const ORDERS: Readonly<Record<Sort, string>> = {
  '-absence':
    '-(case when possible > 0 then 1000000::bigint * (possible - attended) / possible else 0 end)::int',
  '-minutesLate': '-"minutesLate"',
  name: '0',
};

/** $3 section, $4 year group, $5 share of absence, $6 own only, $7 to $9 where the page begins, $10 its length. */
const listBy = (sort: Sort) =>
  prepared(`
  with ${spanOf}, counted as (
    select d.student_id, ${sumColumns} from attendance.daily_summaries d
    where d.school_id = platform.current_school() and ${inSpan('d.date')} group by 1
  ), ranked as (
    select c.*, y.display_name as "displayName", y.sort_name, y.year_group as "yearGroup", ${ORDERS[sort]} as rank
    from counted c join roster_api.students_v1 y
      on y.school_id = platform.current_school() and y.student_id = c.student_id
    where ($4::text is null or y.year_group = $4)
      and ($5::numeric is null or c.possible > 0 and c.possible - c.attended >= $5 * c.possible)
      and ($3::uuid is null or exists (
        select from roster_api.enrolments_v1 e where e.school_id = platform.current_school() and e.section_id = $3
          and e.student_id = c.student_id and e.state <> 'pre-enrolled'
          and e.starts_on <= (select last from span)
          and coalesce(e.ends_on, 'infinity') >= (select first from span)))
      and (not $6::boolean or attendance.person_teaches_student(c.student_id, (select last from span)))
  ), page as (
    select * from ranked r
    where $7::int is null or (r.rank, r.sort_name, r.student_id) > ($7, $8::text, $9::uuid)
    order by r.rank, r.sort_name, r.student_id limit $10::int + 1
  )
  select (select first::text from span) as "from", (select last::text from span) as "to",
    (select coalesce(json_agg(row_to_json(p) order by p.rank, p.sort_name, p.student_id), '[]') from page p) as items`);

const STATEMENTS = Object.fromEntries(STUDENT_FIGURE_SORTS.map((sort) => [sort, listBy(sort)])) as Record<
  Sort,
  Statement
>;

type Item = Omit<AttendanceCount, 'codes'> & {
  readonly student_id: string;
  readonly displayName: string;
  readonly sort_name: string;
  readonly yearGroup: string | null;
  readonly rank: number;
};
type Row = Pick<StudentFiguresPage, 'from' | 'to'> & { readonly items: readonly Item[] };

@QueryHandler(ListStudentFiguresQuery)
export class ListStudentFiguresHandler implements IQueryHandler<ListStudentFiguresQuery> {
  constructor(private readonly reader: TenantReader) {}

  async execute({ filter, actor }: ListStudentFiguresQuery): Promise<StudentFiguresPage> {
    const { sectionId, yearGroup, minAbsence, sort, limit, after } = filter;
    const ownOnly = actor.reach('attendance.analytics.read') === 'own';
    const [row] = await this.reader.rows<Row>(actor, STATEMENTS[sort], [
      ...checked(filter),
      sectionId ?? null,
      yearGroup ?? null,
      minAbsence ?? null,
      ownOnly,
      ...cursorKey(after, ['int', 'text', 'uuid']),
      limit,
    ]);
    const { from, to, items: found } = row!;
    const { items, next } = pageOf(found, limit, (last) => [last.rank, last.sort_name, last.student_id]);
    return { from, to, definitions: [...RATE_DEFINITIONS], items: items.map(viewOf), ...(next && { next }) };
  }
}

function viewOf({ student_id: studentId, displayName, yearGroup, ...count }: Item) {
  return { studentId, displayName, yearGroup, ...ratedOf({ ...NOTHING_COUNTED, ...count }) };
}
