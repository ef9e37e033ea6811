import { OnlineCourse } from '#domain/learning/course';
import { CourseRun } from '#domain/learning/course-run';
import { CourseRunNotFound } from '#domain/learning/course-run.errors';
import type { CourseRunRepository, HeldRun } from '#domain/learning/course-run.repository';
import { prepared } from '#platform/persistence/statement';
import { transaction } from '#platform/persistence/transaction';
import './course.mapping.js';
import './course-run.mapping.js';

const lock = prepared(`
  select r.course_id as "courseId" from learning.runs r
  join learning.courses c on c.school_id = r.school_id and c.id = r.course_id
  where r.id = $1::uuid and (not $2::boolean or platform.current_person() = any (c.instructors))
  for no key update`);

export class MikroCourseRunRepository implements CourseRunRepository {
  async hold(id: string, ownOnly: boolean): Promise<HeldRun> {
    const { em } = transaction();
    const [locked] = await transaction().query<{ courseId: string }>(lock, [id, ownOnly]);
    if (!locked) throw new CourseRunNotFound();
    const course = await em.findOneOrFail(OnlineCourse, { id: locked.courseId });
    return { run: await em.findOneOrFail(CourseRun, { id }), course };
  }

  currentOf(courseId: string): Promise<CourseRun[]> {
    const current = { courseId, state: { $ne: 'archived' } } as never;
    return transaction().em.find(CourseRun, current, { orderBy: { id: 'asc' } });
  }

  add(run: CourseRun): void {
    transaction().em.persist(run);
  }
}
