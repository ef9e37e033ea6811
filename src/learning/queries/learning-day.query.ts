import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import type { LocalDate } from '#domain/kernel/local-date';
import { NotPermitted } from '#platform/auth/errors';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';

/** What goes on in a school's online courses on a day, in numbers that name nobody. */
export interface LearningDay {
  readonly runs: number;
  readonly learners: number;
  readonly itemsCompleted: number;
  readonly runsCompleted: number;
}

/** For those who see all progress. */
export class LearningDayQuery extends Query<LearningDay> {
  constructor(
    /** The school's today when it is undefined. */
    readonly date: LocalDate | undefined,
    readonly actor: Actor,
  ) {
    super();
  }
}

const ofDay = prepared(`
  with wanted as materialized (
    select coalesce($1::date, (now() at time zone s.time_zone)::date) as day, s.time_zone
    from identity_api.schools_v1 s where s.school_id = platform.current_school()
  ), bounds as materialized (
    select day, day::timestamp at time zone time_zone as first, (day + 1)::timestamp at time zone time_zone as after
    from wanted
  ), under_way as materialized (
    select r.school_id, r.id from learning.runs r
    join learning.courses c on c.school_id = r.school_id and c.id = r.course_id and c.state = 'published'
    cross join wanted w
    where r.school_id = platform.current_school() and r.state = 'published'
      and w.day between coalesce(r.starts_on, '-infinity') and coalesce(r.ends_on, 'infinity')
  )
  select (select count(*)::int from under_way) as runs,
    (select count(*)::int from (
      select from learning.enrolments e join under_way u on u.school_id = e.school_id and u.id = e.run_id
      where e.state in ('active', 'completed') group by e.learner_id) each) as learners,
    (select count(*)::int from learning.item_progress d, bounds b
      where d.school_id = platform.current_school() and d.completed_at >= b.first and d.completed_at < b.after
        and d.state <> 'waived') as "itemsCompleted",
    (select count(*)::int from learning.progress g, bounds b
      where g.school_id = platform.current_school() and g.completed_at >= b.first and g.completed_at < b.after)
      as "runsCompleted"`);

@QueryHandler(LearningDayQuery)
export class LearningDayHandler implements IQueryHandler<LearningDayQuery> {
  constructor(private readonly reader: TenantReader) {}

  async execute({ date, actor }: LearningDayQuery): Promise<LearningDay> {
    if (actor.reach('learning.progress.read') !== 'all') throw new NotPermitted('learning.progress.read');
    const [row] = await this.reader.rows<LearningDay>(actor, ofDay, [date ?? null]);
    return row!;
  }
}
