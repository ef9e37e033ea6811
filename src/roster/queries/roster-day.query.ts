import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import type { LocalDate } from '#domain/kernel/local-date';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { attendsOn } from './attends-on.js';
import { withToday } from './school-today.js';

/** What a day is in the school, in numbers that name nobody. */
export interface RosterDay {
  readonly schoolId: string;
  readonly name: string;
  readonly date: string;
  /** Null: the calendar says nothing of the day. */
  readonly dayKind: string | null;
  /** Meetings of sections; none unless the day is instructional. */
  readonly lessons: number;
  /** Who belongs into at least one class. */
  readonly students: number;
  readonly teachers: number;
}

export class RosterDayQuery extends Query<RosterDay> {
  constructor(
    /** The school's today when it is undefined. */
    readonly date: LocalDate | undefined,
    readonly actor: Actor,
  ) {
    super();
  }
}

const ofDay =
  prepared(`${withToday}, wanted as materialized (select coalesce($1::date, t.day) as day from today t)
  select y.school_id as "schoolId", y.name, w.day::text as date, c.kind as "dayKind",
    (select count(*)::int from roster.meetings m
      join roster.sections s on s.school_id = m.school_id and s.id = m.section_id
      where m.school_id = y.school_id and c.kind = 'instructional' and m.weekday = extract(isodow from w.day)::int
        and w.day between m.starts_on and m.ends_on and w.day between s.starts_on and s.ends_on) as lessons,
    (select count(*)::int from (
      select from roster.enrolments e where e.school_id = y.school_id and ${attendsOn('w.day')}
      group by e.student_id) each) as students,
    (select count(*)::int from (
      select from roster.teaching_assignments a
      where a.school_id = y.school_id and w.day between a.starts_on and coalesce(a.ends_on, 'infinity')
      group by a.teacher_id) each) as teachers
  from identity_api.schools_v1 y cross join wanted w
  left join roster.calendar_days c on c.school_id = y.school_id and c.date = w.day
  where y.school_id = platform.current_school()`);

@QueryHandler(RosterDayQuery)
export class RosterDayHandler implements IQueryHandler<RosterDayQuery> {
  constructor(private readonly reader: TenantReader) {}

  async execute({ date, actor }: RosterDayQuery): Promise<RosterDay> {
    const [row] = await this.reader.rows<RosterDay>(actor, ofDay, [date ?? null]);
    return row!;
  }
}
