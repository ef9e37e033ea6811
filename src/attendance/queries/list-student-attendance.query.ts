import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import type { LocalDate } from '#domain/kernel/local-date';
import type { Page } from '#domain/kernel/page';
import { StudentNotFound } from '#domain/attendance/register.errors';
import { cursorKey, pageOf } from '#platform/http/page';
import { preparedOnce } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { unlessGone } from './kept-records.js';
import { entriesAt, markAt, stateAt } from './as-it-stood.js';
import { markView } from './mark-json.js';
import { StudentAttendanceView } from './register.view.js';

export interface StudentAttendanceFilter {
  readonly studentId: string;
  /** The school's dates, both included. */
  readonly from?: LocalDate;
  readonly to?: LocalDate;
  /** As it stood at this instant (ISO 8601); now when it is left out. */
  readonly asOf?: string;
  readonly limit: number;
  readonly after?: string;
}

export class ListStudentAttendanceQuery extends Query<Page<StudentAttendanceView>> {
  constructor(
    readonly filter: StudentAttendanceFilter,
    readonly actor: Actor,
  ) {
    super();
  }
}

/** Said of entries and of marks, so that of neither other months are looked into, however they are joined. */
const inTheDays = `date between coalesce($2::date, '-infinity') and coalesce($3::date, 'infinity')`;

/**
 * Registers that a student is or was on, the newest first; state and mark as they are or were. One row without a register
 * says that there is such a student within reach.
 */
const list = (sources: string, rostered: string) =>
  preparedOnce(`
  with within_reach as (
    select p.school_id, p.roster_person_id as student_id from roster_api.people_v1 p
    where p.school_id = platform.current_school() and p.roster_person_id = $1 and (not $4::boolean or exists (
      select from attendance.register_entries e
      join attendance.registers r on r.school_id = e.school_id and r.id = e.register_id
      where e.school_id = p.school_id and e.student_id = $1 and attendance.person_teaches(r.section_id, r.date)))
  ), listed as (
    select r.id as "registerId", r.date, r.section_id as "sectionId", r.title, r.period_name as "periodName",
      r.starts_at as "startsAt", r.ends_at as "endsAt", s.state, r.starts_at::text as "startsKey",
      case when m.effective_code is not null then ${markView} end as mark
    from within_reach w
    join attendance.register_entries on_register on on_register.school_id = w.school_id
      and on_register.student_id = w.student_id
    join attendance.registers r on r.school_id = on_register.school_id and r.id = on_register.register_id
    ${sources}
    left join attendance.code_versions v on v.school_id = r.school_id and v.code = m.effective_code
      and v.version = m.effective_code_version
    where on_register.${inTheDays} and ${rostered}
      and attendance.records_kept($2::date)
      and (not $4::boolean or attendance.person_teaches(r.section_id, r.date))
      and ($5::timestamptz is null or (r.starts_at, r.id) < ($5, $6::uuid))
    order by r.starts_at desc, r.id desc limit $7 + 1)
  select listed.* from within_reach left join listed on true
  order by "startsAt" desc, "registerId" desc`);

const asItIs = list(
  `cross join lateral (select r.state) s
  left join attendance.marks m on m.school_id = on_register.school_id and m.register_id = on_register.register_id
    and m.student_id = on_register.student_id and m.date = on_register.date and m.${inTheDays}`,
  'on_register.rostered',
);

const AT = '$8::timestamptz';
const asItStood = list(
  `join ${stateAt(AT)} on true join ${entriesAt(AT)} on e.student_id = on_register.student_id
  cross join ${markAt(AT)}`,
  `attendance.records_kept((${AT} at time zone 'UTC')::date)`,
);

type Row = (StudentAttendanceView & { startsKey: string }) | { readonly registerId: null };

@QueryHandler(ListStudentAttendanceQuery)
export class ListStudentAttendanceHandler implements IQueryHandler<ListStudentAttendanceQuery> {
  constructor(private readonly reader: TenantReader) {}

  /** @throws StudentNotFound, RecordsArchived */
  async execute({ filter, actor }: ListStudentAttendanceQuery): Promise<Page<StudentAttendanceView>> {
    const { studentId, from, to, asOf, limit, after } = filter;
    const ownOnly = actor.reach('attendance.record.read') === 'own';
    const position = cursorKey(after, ['timestamptz', 'uuid']);
    const values = [
      studentId,
      from ?? null,
      to ?? null,
      ownOnly,
      ...position,
      limit,
      ...(asOf ? [asOf] : []),
    ];
    const rows = await this.reader.rows<Row>(actor, asOf ? asItStood : asItIs, values).catch(unlessGone);
    if (rows.length === 0) throw new StudentNotFound();
    const listed = rows.filter((row) => row.registerId !== null);
    const { items, next } = pageOf(listed, limit, ({ startsKey, registerId }) => [startsKey, registerId]);
    return { items: items.map(({ startsKey: _, ...view }) => view), ...(next && { next }) };
  }
}
