import { CourseEnrolment } from '#domain/learning/enrolment/course-enrolment';
import type {
  CourseEnrolmentRepository,
  EnrolmentReach,
  SectionChange,
} from '#domain/learning/enrolment/course-enrolment.repository';
import { CourseEnrolmentNotFound } from '#domain/learning/enrolment/enrolment.errors';
import { prepared } from '#platform/persistence/statement';
import { transaction } from '#platform/persistence/transaction';
import { assertOpen, type PlaceStates } from './archived.js';
import { expiredTooSoon, outlived, sectionChanges } from './section-changes.js';
import './enrolment.mapping.js';

// The run first, as for whoever measures everybody in it.
const lock = prepared(`
  select r.state as "runState", c.state as "courseState" from learning.enrolments e
  join learning.runs r on r.school_id = e.school_id and r.id = e.run_id
  join learning.courses c on c.school_id = r.school_id and c.id = r.course_id
  where e.id = $1::uuid and case $2
    when 'all' then true
    when 'taught' then platform.current_person() = any (c.instructors)
    when 'mine' then r.state = 'published' and c.state = 'published' and exists (
      select from roster_api.people_v1 p where p.school_id = e.school_id and p.roster_person_id = e.learner_id
        and p.person_id = platform.current_person())
    else false end
  for share of r, c for no key update of e`);

const lockAll = prepared(
  `select id from learning.enrolments where id = any ($1::uuid[]) order by id for no key update`,
);

/** Nobody takes or frees a place meanwhile. */
const holdPlaces = prepared(`select from learning.admissions where id = $1::uuid for no key update`);

/** Two at once would both find the same students missing. */
const takeTurns = prepared(
  `select pg_advisory_xact_lock(hashtextextended('learning.keep_enrolments:' || platform.current_school()::text, 0))`,
);

const isClosed = prepared(`
  select from identity_api.schools_v1 s where s.school_id = platform.current_school() and s.status <> 'active'`);

export class MikroCourseEnrolmentRepository implements CourseEnrolmentRepository {
  async hold(id: string, reach: EnrolmentReach): Promise<CourseEnrolment> {
    const [locked] = await transaction().query<PlaceStates>(lock, [id, reach]);
    if (!locked) throw new CourseEnrolmentNotFound();
    assertOpen(locked);
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

  async isSchoolClosed(): Promise<boolean> {
    return (await transaction().query(isClosed)).length > 0;
  }

  async outlived(): Promise<string[]> {
    return (await transaction().query<{ id: string }>(outlived)).map(({ id }) => id);
  }

  async expiredTooSoon(runId: string): Promise<string[]> {
    await transaction().flush(); // when the run ends is read from what was changed
    await transaction().query(holdPlaces, [runId]);
    return (await transaction().query<{ id: string }>(expiredTooSoon, [runId])).map(({ id }) => id);
  }
}
