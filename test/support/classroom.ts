import { closeAttempt } from './close-attempt.js';
import { CourseAuthor } from './course-author.js';
import { RosterOffice } from './roster-office.js';
import type { TestSocket } from './socket.js';
import { studentWhoSignsIn } from './student-who-signs-in.js';
import type { TestApp } from './test-app.js';
import type { TestSchool } from './two-schools.js';
import { until } from './until.js';

export interface Question {
  readonly id: string;
  readonly revision: number;
  readonly version: number;
  readonly content: { readonly options: readonly { key: string; text: string }[] };
}

export interface AttemptQuestion {
  readonly questionId: string;
  readonly kind: string;
  readonly options: readonly { key: string; text: string }[];
  readonly answer: { version: number } | null;
  readonly mark: { score: number | null } | null;
  readonly solution: { keys: readonly string[] } | null;
}

export interface Attempt {
  readonly id: string;
  readonly number: number;
  readonly state: string;
  readonly dueAt: string | null;
  readonly score: number | null;
  readonly questions: readonly AttemptQuestion[];
}

export const CAPITAL = {
  kind: 'single',
  prompt: 'What is the capital of Poland?',
  points: 2,
  options: [{ text: 'Warsaw', correct: true }, { text: 'Lodz' }, { text: 'Torun' }],
};
export const WHY = {
  kind: 'short_text',
  prompt: 'Why?',
  points: 3,
  accepted: ['Kopernik-4711'],
  manual: true,
};

/** A school in which a teacher asks and students answer. */
export class Classroom {
  readonly teacher: RosterOffice;
  readonly author: CourseAuthor;

  constructor(
    readonly app: TestApp,
    readonly school: TestSchool,
  ) {
    this.teacher = new RosterOffice(app, school, school.people.teacher);
    this.author = new CourseAuthor(this.teacher);
  }

  async ask(courseId: string, question: object = CAPITAL, pool = 'Capitals'): Promise<Question> {
    const asked = await this.teacher.call<Question>('POST', '/questions', {
      body: { courseId, pool, question },
    });
    return asked.body;
  }

  /** Somebody who signs in and learns in a published run with one published item. */
  async learner(item: (courseId: string) => Promise<object>) {
    const { person, id: learnerId } = await studentWhoSignsIn(this.app, this.school);
    const { courseId, runId, moduleId } = await this.author.published();
    const body = { moduleId, title: 'Test', ...(await item(courseId)) };
    const itemId = (await this.teacher.make('/course-items', body)).id;
    await this.author.publish(`course-items/${itemId}`);
    const enrolmentId = await this.author.enrol(runId, learnerId);
    const me = new RosterOffice(this.app, this.school, person);
    return { person, me, learnerId, courseId, runId, moduleId, itemId, enrolmentId };
  }

  /** The same, with a quiz of these questions. */
  async quizzed(quiz: object = {}, questions: readonly object[] = [CAPITAL]) {
    const asked: Question[] = [];
    const learner = await this.learner(async (courseId) => {
      for (const question of questions) asked.push(await this.ask(courseId, question));
      return { kind: 'quiz', quiz: { questionIds: asked.map(({ id }) => id), ...quiz } };
    });
    const { me, itemId } = learner;
    const start = () => me.call<Attempt>('POST', `/course-items/${itemId}/attempts`);
    const save = (attemptId: string, answers: readonly object[]) =>
      me.call<Attempt>('PUT', `/quiz-attempts/${attemptId}/answers`, { body: { answers } });
    const submit = (attemptId: string) => me.call<Attempt>('POST', `/quiz-attempts/${attemptId}/submit`);
    return { ...learner, asked, start, save, submit };
  }

  /** The time of an attempt is over. Answers what the job does then. */
  async timeIsOver(attemptId: string): Promise<() => Promise<void>> {
    await this.app.admin.query(
      `update learning.attempts set due_at = now() - interval '1 second' where id = $1`,
      [attemptId],
    );
    return () => closeAttempt(this.app, this.school, attemptId);
  }
}

export function choose({ questions }: Attempt, text: string, baseVersion = 0) {
  const question = questions.find(({ options }) => options.some((one) => one.text === text))!;
  const keys = question.options.filter((one) => one.text === text).map(({ key }) => key);
  return { questionId: question.questionId, answer: { keys }, baseVersion };
}

export function write({ questions }: Attempt, text: string) {
  const { questionId } = questions.find(({ kind }) => kind === 'short_text')!;
  return { questionId, answer: { text }, baseVersion: 0 };
}

/** The types of all messages of a topic, once one of this type has come; whatever else is told in between. */
export async function typesUntil(socket: TestSocket, topic: string, type: string): Promise<string[]> {
  const types = async () => (await socket.received(topic, 1)).map((message) => message.type);
  await until(async () => (await types()).includes(type), `${type} of ${topic}`);
  return types();
}
