import type { Assignment } from '#domain/learning/assessment/assignment';
import { Submission } from '#domain/learning/assessment/submission';
import { NotAnAssignment, SubmissionNotFound } from '#domain/learning/assessment/submission.errors';
import type { SubmissionRepository } from '#domain/learning/assessment/submission.repository';
import type { SubmittedFile } from '#domain/learning/assessment/submitted-file';
import type { EnrolmentReach } from '#domain/learning/enrolment/course-enrolment.repository';
import { CourseItem } from '#domain/learning/outline/course-item';
import { CourseItemNotFound } from '#domain/learning/outline/outline.errors';
import { prepared } from '#platform/persistence/statement';
import { transaction } from '#platform/persistence/transaction';
import './outline.mapping.js';
import './submission.mapping.js';

const lock = prepared(`
  select s.id from learning.submissions s
  join learning.runs r on r.school_id = s.school_id and r.id = s.run_id
  join learning.courses c on c.school_id = r.school_id and c.id = r.course_id
  where s.id = $1::uuid and ($2 = 'all' or $2 = 'taught' and platform.current_person() = any (c.instructors))
  for no key update of s`);

export class MikroSubmissionRepository implements SubmissionRepository {
  async hold(id: string, reach: EnrolmentReach): Promise<Submission> {
    const locked = await transaction().query(lock, [id, reach]);
    if (locked.length === 0) throw new SubmissionNotFound();
    return transaction().em.findOneOrFail(Submission, { id });
  }

  ofLearner({ itemId, learnerId }: Pick<Submission, 'itemId' | 'learnerId'>): Promise<Submission[]> {
    return transaction().em.find(Submission, { itemId, learnerId });
  }

  async assignment(itemId: string): Promise<Assignment> {
    const item = await transaction().em.findOne(CourseItem, { id: itemId });
    if (!item) throw new CourseItemNotFound();
    const assignment = item.assignment();
    if (!assignment) throw new NotAnAssignment();
    return assignment;
  }

  add(submission: Submission, files: readonly SubmittedFile[]): void {
    transaction().em.persist([submission, ...files]);
  }
}
