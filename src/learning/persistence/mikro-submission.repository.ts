import type { Assignment } from '#domain/learning/assessment/assignment';
import { Submission } from '#domain/learning/assessment/submission';
import { NotAnAssignment, SubmissionNotFound } from '#domain/learning/assessment/submission.errors';
import type { SubmissionRepository } from '#domain/learning/assessment/submission.repository';
import { SubmittedFile } from '#domain/learning/assessment/submitted-file';
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

const zone = prepared(
  `select time_zone as "timeZone" from identity_api.schools_v1 where school_id = platform.current_school()`,
);

// Whoever grades one of them meanwhile is not waited for, and what was graded meanwhile is not among them.
const holdReplaced = prepared(`
  select s.id from learning.submissions s
  where s.files > 0 and s.state in ('submitted', 'returned') and exists (
    select from learning.submission_files f
    where f.school_id = s.school_id and f.submission_id = s.id and f.source_id is not null) and exists (
    select from learning.submissions l
    where l.school_id = s.school_id and l.item_id = s.item_id and l.learner_id = s.learner_id and l.number > s.number
      and case s.state when 'returned' then greatest(l.submitted_at, (s.grade ->> 'at')::timestamptz) < $1
        else l.state in ('graded', 'released') and (l.grade ->> 'at')::timestamptz < $1 end)
  order by s.id limit $2 for update of s skip locked`);

const holdOfEnded = prepared(`
  select f.id from learning.submission_files f
  join learning.submissions s on s.school_id = f.school_id and s.id = f.submission_id
  join learning.runs r on r.school_id = s.school_id and r.id = s.run_id
  where f.source_id is not null and not f.of_school and (r.state = 'archived' or r.ends_on < learning.today())
  order by f.id limit $1 for update of f skip locked`);

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

  async timeZone(): Promise<string> {
    const [school] = await transaction().query<{ timeZone: string }>(zone);
    return school!.timeZone;
  }

  async replacedFiles(before: Date, most: number): Promise<SubmittedFile[]> {
    const held = await transaction().query<{ id: string }>(holdReplaced, [before, most]);
    return held.length === 0 ? [] : this.files({ submissionId: { $in: held.map(({ id }) => id) } });
  }

  async filesOfEndedRuns(most: number): Promise<SubmittedFile[]> {
    const held = await transaction().query<{ id: string }>(holdOfEnded, [most]);
    return held.length === 0 ? [] : this.files({ id: { $in: held.map(({ id }) => id) }, ofSchool: false });
  }

  /** As they are now that they are held: somebody else may have been before. */
  private files(where: object): Promise<SubmittedFile[]> {
    return transaction().em.find(SubmittedFile, { ...where, sourceId: { $ne: null } });
  }

  add(submission: Submission, files: readonly SubmittedFile[]): void {
    transaction().em.persist([submission, ...files]);
  }
}
