import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { percentOf } from './progress.view.js';
import { isOpenTo, sightOf } from './sight.js';

/** A run that goes on, with how far its learners have come. */
export interface TaughtCourse {
  readonly courseId: string;
  readonly courseTitle: string;
  readonly runId: string;
  readonly runTitle: string;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  readonly learners: number;
  readonly completed: number;
  readonly averagePercent: number;
}

/** The published runs that go on whose course somebody of the roster teaches, by title, within the actor's sight. */
export class CoursesTaughtQuery extends Query<TaughtCourse[]> {
  constructor(
    /** The school's record of the instructor. */
    readonly teacherId: string,
    readonly actor: Actor,
  ) {
    super();
  }
}

const taught = prepared(`
  select c.id as "courseId", c.title as "courseTitle", r.id as "runId", r.title as "runTitle",
    r.starts_on as "startsOn", r.ends_on as "endsOn", n.learners, n.completed, n."averagePercent"
  from learning.runs r
  join learning.courses c on c.school_id = r.school_id and c.id = r.course_id
  cross join lateral (
    select count(*)::int as learners, count(*) filter (where e.state = 'completed')::int as completed,
      coalesce(floor(avg(${percentOf})), 0)::int as "averagePercent"
    from learning.enrolments e left join learning.progress g
      on g.school_id = e.school_id and g.run_id = e.run_id and g.learner_id = e.learner_id
    where e.school_id = r.school_id and e.run_id = r.id and e.state in ('active', 'suspended', 'completed')) n
  where r.school_id = (select platform.current_school()) and r.state = 'published' and c.state = 'published'
    and coalesce(r.ends_on >= learning.today(), true) and ${isOpenTo('$2')} and exists (
      select from roster_api.people_v1 p where p.school_id = r.school_id and p.roster_person_id = $1::uuid
        and p.person_id = any (c.instructors))
  order by c.title, r.id`);

@QueryHandler(CoursesTaughtQuery)
export class CoursesTaughtHandler implements IQueryHandler<CoursesTaughtQuery> {
  constructor(private readonly reader: TenantReader) {}

  execute({ teacherId, actor }: CoursesTaughtQuery): Promise<TaughtCourse[]> {
    return this.reader.rows<TaughtCourse>(actor, taught, [teacherId, sightOf(actor)]);
  }
}
