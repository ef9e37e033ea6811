import { QuestionNotFound, QuizInvalid } from '#domain/learning/assessment/assessment.errors';
import { Question } from '#domain/learning/assessment/question';
import type { QuestionRepository, QuestionVersion } from '#domain/learning/assessment/question.repository';
import type { Draw, Quiz } from '#domain/learning/assessment/quiz';
import { OnlineCourseNotFound } from '#domain/learning/course.errors';
import { prepared } from '#platform/persistence/statement';
import { transaction } from '#platform/persistence/transaction';
import './question.mapping.js';

// The bank of the school is for those who reach every course.
const lock = prepared(`
  select q.id from learning.questions q
  where q.id = $1::uuid and (not $2::boolean or exists (
    select from learning.courses c where c.school_id = q.school_id and c.id = q.course_id
      and platform.current_person() = any (c.instructors)))
  for no key update of q`);

const bank = prepared(`
  select c.id from learning.courses c
  where c.id = $1::uuid and (not $2::boolean or platform.current_person() = any (c.instructors))`);

const askable = prepared(`
  select q.id from learning.questions q
  where q.id = any ($1::uuid[]) and q.state = 'active' and (q.course_id is null or q.course_id = $2::uuid)`);

const pool = prepared(`
  select q.id from learning.questions q
  where q.course_id is not distinct from $1::uuid and q.pool = $2 and q.state = 'active'`);

const newest = prepared(`
  select q.id as "questionId", q.revision, q.content from learning.questions q where q.id = any ($1::uuid[])`);

const versions = prepared(`
  select v.question_id as "questionId", v.revision, v.content
  from jsonb_to_recordset($1::jsonb) as a ("questionId" uuid, revision int)
  join learning.question_versions v on v.question_id = a."questionId" and v.revision = a.revision`);

export class MikroQuestionRepository implements QuestionRepository {
  async hold(id: string, ownOnly: boolean): Promise<Question> {
    const locked = await transaction().query(lock, [id, ownOnly]);
    if (locked.length === 0) throw new QuestionNotFound();
    return transaction().em.findOneOrFail(Question, { id });
  }

  ofCourse(courseId: string): Promise<Question[]> {
    return transaction().em.find(Question, { courseId }, { orderBy: { id: 'asc' } });
  }

  add(question: Question): void {
    transaction().em.persist(question);
  }

  async assertBank(courseId: string | null, ownOnly: boolean): Promise<void> {
    if (courseId === null && !ownOnly) return;
    const found = courseId === null ? [] : await transaction().query(bank, [courseId, ownOnly]);
    if (found.length === 0) throw new OnlineCourseNotFound();
  }
  async assertAskable(quiz: Quiz, courseId: string): Promise<void> {
    const found = await transaction().query(askable, [quiz.questionIds, courseId]);
    if (found.length < quiz.questionIds.length)
      throw new QuizInvalid(
        'questionIds',
        'must be active questions of the course’s bank, or of the school’s',
      );
    for (const [i, draw] of quiz.draws.entries()) {
      if (draw.courseId !== null && draw.courseId !== courseId)
        throw new QuizInvalid(`draws/${i}/courseId`, 'must be the course, or left out for the school’s bank');
      const there = await this.inPool(draw);
      if (there.filter((id) => !quiz.questionIds.includes(id)).length < draw.count)
        throw new QuizInvalid(`draws/${i}/count`, 'must be at most as many as there are in the pool');
    }
  }

  async inPool({ courseId, pool: name }: Draw): Promise<string[]> {
    const rows = await transaction().query<{ id: string }>(pool, [courseId, name]);
    return rows.map(({ id }) => id);
  }

  newest(ids: readonly string[]): Promise<QuestionVersion[]> {
    return transaction().query<QuestionVersion>(newest, [ids]);
  }

  versions(asked: readonly Omit<QuestionVersion, 'content'>[]): Promise<QuestionVersion[]> {
    return transaction().query<QuestionVersion>(versions, [JSON.stringify(asked)]);
  }
}
