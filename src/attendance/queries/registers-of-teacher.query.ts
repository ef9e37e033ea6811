import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { RegisterState } from '#domain/attendance/register.words';
import type { Actor } from '#domain/kernel/actor';
import type { LocalDate } from '#domain/kernel/local-date';
import { preparedOnce } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';

/** How far a register of a teacher is. */
export interface RegisterOfTeacher {
  readonly registerId: string;
  readonly sectionId: string;
  readonly periodId: string;
  readonly title: string;
  readonly periodName: string;
  readonly state: RegisterState;
  readonly entries: number;
  readonly marked: number;
}

/** The registers of the sections that somebody teaches on a day, in its order; of oneself where the reach is `own`. */
export class RegistersOfTeacherQuery extends Query<RegisterOfTeacher[]> {
  constructor(
    /** No date is the school's today. */
    readonly of: { readonly teacherId: string; readonly date: LocalDate | undefined },
    readonly actor: Actor,
  ) {
    super();
  }
}

/** What is taught on the day is found first, and the registers by it: a school has many of a day. */
const ofDay = preparedOnce(`
  with wanted as materialized (
    select coalesce($2::date, (select (now() at time zone z.time_zone)::date from identity_api.schools_v1 z
      where z.school_id = (select platform.current_school()))) as day)
  select r.id as "registerId", r.section_id as "sectionId", r.period_id as "periodId", r.title,
    r.period_name as "periodName", r.state, n.entries, n.marked
  from attendance.registers r
  cross join lateral (
    select count(*)::int as entries, count(m.effective_code)::int as marked
    from attendance.register_entries e
    left join attendance.marks m on m.school_id = e.school_id and m.register_id = e.register_id
      and m.student_id = e.student_id and m.date = e.date
    where e.school_id = r.school_id and e.register_id = r.id and e.date = r.date and e.rostered) n
  where r.school_id = (select platform.current_school()) and r.date = (select day from wanted) and r.section_id in (
      select t.section_id from roster_api.teaching_v1 t
      where t.school_id = (select platform.current_school()) and t.teacher_id = $1::uuid
        and (select day from wanted) between t.starts_on and coalesce(t.ends_on, 'infinity')
        and (not $3::boolean or t.person_id = (select platform.current_person())))
  order by r.starts_at, r.id`);

@QueryHandler(RegistersOfTeacherQuery)
export class RegistersOfTeacherHandler implements IQueryHandler<RegistersOfTeacherQuery> {
  constructor(private readonly reader: TenantReader) {}

  execute({ of: { teacherId, date }, actor }: RegistersOfTeacherQuery): Promise<RegisterOfTeacher[]> {
    const ownOnly = actor.reach('attendance.register.read') !== 'all';
    return this.reader.rows<RegisterOfTeacher>(actor, ofDay, [teacherId, date ?? null, ownOnly]);
  }
}
