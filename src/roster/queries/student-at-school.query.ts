import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { attendsOn } from './attends-on.js';
import { isOneOfMine } from './own-reach.js';
import { withToday } from './school-today.js';

/** A student and the classes that the student is in today, with teachers and the week of each. */
export interface StudentAtSchool {
  readonly studentId: string;
  readonly displayName: string;
  readonly grades: readonly string[];
  /** The school's today. */
  readonly date: string;
  readonly classes: readonly {
    readonly sectionId: string;
    readonly title: string;
    readonly location: string | null;
    readonly teachers: readonly { readonly teacherId: string; readonly displayName: string }[];
    /** Monday is 1; times are the school's wall clock, `HH:mm`. */
    readonly schedule: readonly {
      readonly weekday: number;
      readonly periodName: string;
      readonly startsAt: string;
      readonly endsAt: string;
    }[];
  }[];
}

export class StudentAtSchoolQuery extends Query<StudentAtSchool | null> {
  constructor(
    /** `ownOnly`: of the actor, in the actor's care, or in a class that the actor teaches today. */
    readonly of: { readonly studentId: string; readonly ownOnly: boolean },
    readonly actor: Actor,
  ) {
    super();
  }
}

const nameOf = (person: string) =>
  `coalesce(${person}.preferred_name, ${person}.given_name) || ' ' || ${person}.family_name`;

const teaches = (section: string) => `a.school_id = p.school_id and a.section_id = ${section}
  and t.day between a.starts_on and coalesce(a.ends_on, 'infinity')`;

const teachersOf = `(
  select coalesce(json_agg(json_build_object('teacherId', w.id, 'displayName', ${nameOf('w')}) order by w.family_name, w.id),
    '[]')
  from roster.teaching_assignments a join roster.people w on w.school_id = a.school_id and w.id = a.teacher_id
  where ${teaches('s.id')})`;

const scheduleOf = `(
  select coalesce(json_agg(json_build_object('weekday', m.weekday, 'periodName', d.name,
      'startsAt', to_char(d.starts_at, 'HH24:MI'), 'endsAt', to_char(d.ends_at, 'HH24:MI'))
    order by m.weekday, d.starts_at, m.id), '[]')
  from roster.meetings m join roster.periods d on d.school_id = m.school_id and d.id = m.period_id
  where m.school_id = s.school_id and m.section_id = s.id and t.day between m.starts_on and m.ends_on)`;

const classesOf = `(
  select coalesce(json_agg(json_build_object('sectionId', s.id, 'title', s.title, 'location', s.location,
    'teachers', ${teachersOf}, 'schedule', ${scheduleOf}) order by s.title, s.id), '[]')
  from roster.enrolments e join roster.sections s on s.school_id = e.school_id and s.id = e.section_id
  where e.school_id = p.school_id and e.student_id = p.id and ${attendsOn('t.day')}
    and t.day between s.starts_on and s.ends_on)`;

const isTaughtByMe = `exists (
  select from roster.enrolments e
  join roster.teaching_assignments a on ${teaches('e.section_id')}
  join roster.people me on me.school_id = a.school_id and me.id = a.teacher_id
  where e.school_id = p.school_id and e.student_id = p.id and ${attendsOn('t.day')}
    and me.person_id = platform.current_person())`;

const byId = prepared(`${withToday}
  select p.id as "studentId", ${nameOf('p')} as "displayName", p.grades, t.day::text as date, ${classesOf} as classes
  from roster.people p cross join today t
  where p.school_id = platform.current_school() and p.id = $1::uuid and 'student' = any (p.roles)
    and (not $2::boolean or ${isOneOfMine('p.id')} or ${isTaughtByMe})`);

@QueryHandler(StudentAtSchoolQuery)
export class StudentAtSchoolHandler implements IQueryHandler<StudentAtSchoolQuery> {
  constructor(private readonly reader: TenantReader) {}

  async execute({ of, actor }: StudentAtSchoolQuery): Promise<StudentAtSchool | null> {
    const ownOnly = of.ownOnly || actor.reach('roster.person.read') !== 'all';
    const [row] = await this.reader.rows<StudentAtSchool>(actor, byId, [of.studentId, ownOnly]);
    return row ?? null;
  }
}
