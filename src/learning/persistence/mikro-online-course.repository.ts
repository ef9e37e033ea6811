import { OnlineCourse } from '#domain/learning/course';
import { OnlineCourseNotFound } from '#domain/learning/course.errors';
import type { OnlineCourseRepository } from '#domain/learning/course.repository';
import { prepared } from '#platform/persistence/statement';
import { transaction } from '#platform/persistence/transaction';
import './course.mapping.js';

// Others may read meanwhile, and refer to it.
const lock = prepared(`
  select from learning.courses c
  where c.id = $1::uuid and (not $2::boolean or platform.current_person() = any (c.instructors)) for no key update`);

export class MikroOnlineCourseRepository implements OnlineCourseRepository {
  async hold(id: string, ownOnly: boolean): Promise<OnlineCourse> {
    const locked = await transaction().query(lock, [id, ownOnly]);
    if (locked.length === 0) throw new OnlineCourseNotFound();
    return transaction().em.findOneOrFail(OnlineCourse, { id });
  }

  add(course: OnlineCourse): void {
    transaction().em.persist(course);
  }
}
