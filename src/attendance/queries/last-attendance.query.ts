import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { preparedOnce } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';

/** What a submitted register says of a student. */
export interface LastAttendance {
  readonly registerId: string;
  readonly date: string;
  readonly sectionId: string;
  readonly title: string;
  readonly periodName: string;
  readonly startsAt: string;
  readonly code: string;
  readonly label: string;
  /** Halves of presence: 0, 1 or 2. */
  readonly attended: number;
  readonly minutesLate: number | null;
  readonly minutesEarly: number | null;
}

/** The last marks of a student on submitted registers, the newest first; none of a student out of the actor's reach. */
export class LastAttendanceQuery extends Query<LastAttendance[]> {
  constructor(
    readonly of: { readonly studentId: string; readonly limit: number },
    readonly actor: Actor,
  ) {
    super();
  }
}

const last = preparedOnce(`
  select m.register_id as "registerId", m.date::text as date, r.section_id as "sectionId", r.title,
    r.period_name as "periodName", r.starts_at as "startsAt", m.code, m.label, m.presence as attended,
    m.minutes_late as "minutesLate", m.minutes_early as "minutesEarly"
  from attendance.effective_marks m
  join attendance.registers r on r.school_id = m.school_id and r.id = m.register_id
  where m.school_id = platform.current_school() and m.student_id = $1::uuid
    and r.state in ('submitted', 'locked', 'reopened') and (not $2::boolean
      or attendance.person_guards($1) or attendance.person_teaches_student($1, (
        select (now() at time zone z.time_zone)::date from identity_api.schools_v1 z
        where z.school_id = platform.current_school()))
      or exists (select from roster_api.people_v1 p where p.school_id = platform.current_school()
        and p.roster_person_id = $1 and p.person_id = platform.current_person()))
  order by m.date desc, r.starts_at desc, r.id limit $3`);

@QueryHandler(LastAttendanceQuery)
export class LastAttendanceHandler implements IQueryHandler<LastAttendanceQuery> {
  constructor(private readonly reader: TenantReader) {}

  execute({ of: { studentId, limit }, actor }: LastAttendanceQuery): Promise<LastAttendance[]> {
    const ownOnly = actor.reach('attendance.student.read') !== 'all';
    return this.reader.rows<LastAttendance>(actor, last, [studentId, ownOnly, limit]);
  }
}
