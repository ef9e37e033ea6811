import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { TermNotFound, TermOrDays } from '#domain/attendance/analytics/analytics.errors';
import { StudentNotFound } from '#domain/attendance/register.errors';
import { COUNTING_RULE, NOTHING_COUNTED, type AttendanceCount } from '#domain/attendance/analytics/counting';
import { CODE_SHARE, RATE_DEFINITIONS } from '#domain/attendance/analytics/rates';
import type { Actor } from '#domain/kernel/actor';
import { preparedOnce } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { codeLabels, figuresOf, sumColumns, totalOf } from './figures.view.js';
import { checked, inSpan, spanFrom, type Span } from './span.js';
import type { NotedSessionView, StudentDayView, StudentRecordView } from './student-record.view.js';

/** Days, or a term of the school, as the roster has it. */
export interface RecordedDays extends Span {
  readonly termId?: string;
}

/** The attendance of one student: for the office, the student, who looks after the student, and who teaches the student. */
export class GetStudentRecordQuery extends Query<StudentRecordView> {
  constructor(
    readonly studentId: string,
    readonly days: RecordedDays,
    readonly actor: Actor,
  ) {
    super();
  }
}

const daysOf = spanFrom(
  'coalesce($1::date, (select starts_on from term))',
  'coalesce($2::date, (select ends_on from term))',
);
const ofSpan = `d.school_id = platform.current_school() and d.student_id = $3 and ${inSpan('d.date')}`;

/** $3: the student. $5: the term. $4: only when the student is the person of the transaction, or looked after or taught by that person. */
const record = preparedOnce(`
  with term as materialized (
    select t.term_id, t.title, t.starts_on, t.ends_on from roster_api.terms_v1 t
    where t.school_id = platform.current_school() and t.term_id = $5
  ), ${daysOf}, counted as (
    select d.*, d.date::text as on_date from attendance.daily_summaries d where ${ofSpan}
  ), noted as (
    select d.date, r.starts_at, r.id as "registerId", r.title, r.period_name as "periodName", d.code, d.label,
      d.presence as attended, d.authorised, d.minutes_late as "minutesLate", d.minutes_early as "minutesEarly", d.layer
    from attendance.effective_marks d
    join attendance.registers r on r.school_id = d.school_id and r.id = d.register_id
    where ${ofSpan} and r.state in ('submitted', 'locked', 'reopened') and not d.not_required
      and (d.presence < 2 or d.late or d.minutes_early > 0)
    order by r.starts_at limit 1000
  )
  select (select first::text from span) as "from", (select last::text from span) as "to",
    (select b.begins::text from attendance.records_begin() as b (begins), span
      where b.begins > span.first) as "notedFrom", y.student_id as "studentId",
    y.display_name as "displayName", y.year_group as "yearGroup", s.name as "schoolName",
    s.locale, (select json_build_object('termId', t.term_id, 'title', t.title) from term t) as term, ${codeLabels} as labels,
    (select row_to_json(t) from (select ${sumColumns} from counted d) t) as sums,
    (select coalesce(json_agg(json_build_object('date', d.on_date, 'possible', d.possible, 'attended', d.attended,
      'codes', d.codes) order by d.on_date), '[]') from counted d) as days,
    (select coalesce(json_agg(row_to_json(n) order by n.starts_at), '[]') from noted n) as noted
  from roster_api.students_v1 y join identity_api.schools_v1 s on s.school_id = y.school_id
  where y.school_id = platform.current_school() and y.student_id = $3 and (not $4::boolean
    or attendance.person_guards($3) or attendance.person_teaches_student($3, (select last from span))
    or exists (select from roster_api.people_v1 p where p.school_id = y.school_id and p.roster_person_id = $3
      and p.person_id = platform.current_person()))`);

type Day = StudentDayView & Pick<AttendanceCount, 'codes'>;
type Noted = NotedSessionView & { readonly starts_at: string };
interface Row extends Pick<
  StudentRecordView,
  'studentId' | 'displayName' | 'yearGroup' | 'schoolName' | 'locale' | 'term' | 'from' | 'to' | 'notedFrom'
> {
  readonly labels: Readonly<Record<string, string>>;
  readonly sums: Omit<AttendanceCount, 'codes'>;
  readonly days: readonly Day[];
  readonly noted: readonly Noted[];
}

@QueryHandler(GetStudentRecordQuery)
export class GetStudentRecordHandler implements IQueryHandler<GetStudentRecordQuery> {
  constructor(private readonly reader: TenantReader) {}

  /**
   * @throws StudentNotFound also when the student is not one of the person's
   * @throws TermNotFound
   * @throws TermOrDays
   */
  async execute({ studentId, days: wanted, actor }: GetStudentRecordQuery): Promise<StudentRecordView> {
    const { termId, ...span } = wanted;
    if (termId && (span.from || span.to)) throw new TermOrDays();
    const ownOnly = actor.reach('attendance.student.read') === 'own';
    const values = [...checked(span), studentId, ownOnly, termId ?? null];
    const [row] = await this.reader.rows<Row>(actor, record, values);
    if (!row) throw new StudentNotFound();
    if (termId && !row.term) throw new TermNotFound();
    const { labels, sums, days, noted, ...about } = row;
    const { codes } = totalOf(days.map((day) => ({ ...NOTHING_COUNTED, codes: day.codes })));
    return {
      ...about,
      rule: COUNTING_RULE,
      definitions: [...RATE_DEFINITIONS, CODE_SHARE],
      figures: figuresOf({ ...sums, codes }, labels),
      days: days.map(({ codes: _, ...day }) => day),
      noted: noted.map(({ starts_at: _, ...session }) => session),
    };
  }
}
