import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import type { LocalDate } from '#domain/kernel/local-date';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { attendsOn } from './attends-on.js';
import { withToday } from './school-today.js';

/** The lessons that a member of staff gives on a day, in its order; none unless it is instructional. */
export interface TeachingDay {
  readonly teacherId: string;
  readonly displayName: string;
  readonly date: string;
  /** Null: the calendar says nothing of the day. */
  readonly dayKind: string | null;
  readonly lessons: readonly {
    readonly sectionId: string;
    readonly periodId: string;
    readonly title: string;
    readonly location: string | null;
    readonly periodName: string;
    /** The school's wall clock, `HH:mm`. */
    readonly startsAt: string;
    readonly endsAt: string;
    /** Who belongs into it on that day. */
    readonly students: number;
  }[];
}

export interface TeachingDayInput {
  readonly teacherId: string;
  /** The school's today when it is undefined. */
  readonly date: LocalDate | undefined;
  /** Whether the actor must be the teacher. */
  readonly ownOnly: boolean;
}

export class TeachingDayQuery extends Query<TeachingDay | null> {
  constructor(
    readonly of: TeachingDayInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

const lessons = `(
  select coalesce(json_agg(json_build_object('sectionId', s.id, 'periodId', d.id, 'title', s.title,
      'location', s.location, 'periodName', d.name, 'startsAt', to_char(d.starts_at, 'HH24:MI'),
      'endsAt', to_char(d.ends_at, 'HH24:MI'), 'students', (
        select count(distinct e.student_id)::int from roster.enrolments e
        where e.school_id = s.school_id and e.section_id = s.id and ${attendsOn('w.day')}))
    order by d.starts_at, s.title, m.id), '[]')
  from roster.meetings m
  join roster.sections s on s.school_id = m.school_id and s.id = m.section_id
  join roster.periods d on d.school_id = m.school_id and d.id = m.period_id
  where m.school_id = p.school_id and c.kind = 'instructional' and m.weekday = extract(isodow from w.day)::int
    and w.day between m.starts_on and m.ends_on and w.day between s.starts_on and s.ends_on and exists (
      select from roster.teaching_assignments a where a.school_id = m.school_id and a.section_id = m.section_id
        and a.teacher_id = p.id and w.day between a.starts_on and coalesce(a.ends_on, 'infinity')))`;

const byId = prepared(`${withToday}, wanted as (select coalesce($2::date, t.day) as day from today t)
  select p.id as "teacherId", coalesce(p.preferred_name, p.given_name) || ' ' || p.family_name as "displayName",
    w.day::text as date, c.kind as "dayKind", ${lessons} as lessons
  from roster.people p cross join wanted w
  left join roster.calendar_days c on c.school_id = p.school_id and c.date = w.day
  where p.school_id = platform.current_school() and p.id = $1::uuid and 'staff' = any (p.roles)
    and (not $3::boolean or p.person_id = platform.current_person())`);

@QueryHandler(TeachingDayQuery)
export class TeachingDayHandler implements IQueryHandler<TeachingDayQuery> {
  constructor(private readonly reader: TenantReader) {}

  async execute({ of, actor }: TeachingDayQuery): Promise<TeachingDay | null> {
    const ownOnly = of.ownOnly || actor.reach('roster.person.read') !== 'all';
    const [row] = await this.reader.rows<TeachingDay>(actor, byId, [of.teacherId, of.date ?? null, ownOnly]);
    return row ?? null;
  }
}
