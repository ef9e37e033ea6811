import { OnlineCourse } from '#domain/learning/course';
import { CourseRun } from '#domain/learning/course-run';
import { CourseRunNotFound } from '#domain/learning/course-run.errors';
import type { CourseRunRepository, HeldRun } from '#domain/learning/course-run.repository';
import { prepared } from '#platform/persistence/statement';
import { transaction } from '#platform/persistence/transaction';
import { assertOpen, type PlaceStates } from './archived.js';
import './course.mapping.js';
import './course-run.mapping.js';

const lock = prepared(`
  select r.course_id as "courseId" from learning.runs r
  join learning.courses c on c.school_id = r.school_id and c.id = r.course_id
  where r.id = $1::uuid and (not $2::boolean or platform.current_person() = any (c.instructors))
  for no key update`);

const keep = prepared(`
  select r.state as "runState", c.state as "courseState" from learning.runs r
  join learning.courses c on c.school_id = r.school_id and c.id = r.course_id
  where r.id = $1::uuid for share of r, c`);

export class MikroCourseRunRepository implements CourseRunRepository {
  async hold(id: string, ownOnly: boolean): Promise<HeldRun> {
    const { em } = transaction();
    const [locked] = await transaction().query<{ courseId: string }>(lock, [id, ownOnly]);
    if (!locked) throw new CourseRunNotFound();
    const course = await em.findOneOrFail(OnlineCourse, { id: locked.courseId });
    return { run: await em.findOneOrFail(CourseRun, { id }), course };
  }

  async assertOpen(id: string): Promise<void> {
    const [kept] = await transaction().query<PlaceStates>(keep, [id]);
    if (!kept) throw new CourseRunNotFound();
    assertOpen(kept);
  }

  currentOf(courseId: string): Promise<CourseRun[]> {
    const current = { courseId, state: { $ne: 'archived' } } as never;
    return transaction().em.find(CourseRun, current, { orderBy: { id: 'asc' } });
  }

  add(run: CourseRun): void {
    transaction().em.persist(run);
  }
}
