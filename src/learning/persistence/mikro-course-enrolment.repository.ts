import { CourseEnrolment } from '#domain/learning/enrolment/course-enrolment';
import type {
  CourseEnrolmentRepository,
  EnrolmentReach,
  SectionChange,
} from '#domain/learning/enrolment/course-enrolment.repository';
import { CourseEnrolmentNotFound } from '#domain/learning/enrolment/enrolment.errors';
import { prepared } from '#platform/persistence/statement';
import { transaction } from '#platform/persistence/transaction';
import { outlived, sectionChanges } from './section-changes.js';
import './enrolment.mapping.js';

const lock = prepared(`
  select e.id from learning.enrolments e
  where e.id = $1::uuid and case $2
    when 'all' then true
    when 'taught' then exists (
      select from learning.runs r join learning.courses c on c.school_id = r.school_id and c.id = r.course_id
      where r.school_id = e.school_id and r.id = e.run_id and platform.current_person() = any (c.instructors))
    when 'mine' then exists (
      select from roster_api.people_v1 p where p.school_id = e.school_id and p.roster_person_id = e.learner_id
        and p.person_id = platform.current_person())
      and exists (
        select from learning.runs r join learning.courses c on c.school_id = r.school_id and c.id = r.course_id
        where r.school_id = e.school_id and r.id = e.run_id and r.state = 'published' and c.state = 'published')
    else false end
  for no key update of e`);

const lockAll = prepared(
  `select id from learning.enrolments where id = any ($1::uuid[]) order by id for no key update`,
);

/** Two at once would both find the same students missing. */
const takeTurns = prepared(
  `select pg_advisory_xact_lock(hashtextextended('learning.keep_enrolments:' || platform.current_school()::text, 0))`,
);

export class MikroCourseEnrolmentRepository implements CourseEnrolmentRepository {
  async hold(id: string, reach: EnrolmentReach): Promise<CourseEnrolment> {
    const locked = await transaction().query(lock, [id, reach]);
    if (locked.length === 0) throw new CourseEnrolmentNotFound();
    return transaction().em.findOneOrFail(CourseEnrolment, { id });
  }

  async holdAll(ids: readonly string[]): Promise<CourseEnrolment[]> {
    if (ids.length === 0) return [];
    await transaction().query(lockAll, [ids]);
    return transaction().em.find(CourseEnrolment, { id: { $in: [...ids] } });
  }

  add(enrolment: CourseEnrolment): void {
    transaction().em.persist(enrolment);
  }

  async sectionChanges(): Promise<SectionChange[]> {
    await transaction().query(takeTurns);
    return transaction().query<SectionChange>(sectionChanges);
  }

  async outlived(): Promise<string[]> {
    return (await transaction().query<{ id: string }>(outlived)).map(({ id }) => id);
  }
}
