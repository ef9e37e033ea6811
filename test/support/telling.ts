import { systemActor } from '#domain/kernel/actor';
import { newId } from '#domain/kernel/id';
import { UnitOfWork } from '#platform/persistence/unit-of-work';
import { JobQueue, type NewJob } from '#platform/queue/job-queue';
import type { TestClass } from './a-class.js';
import type { SentMail } from './mails.js';
import { mailsOf } from './mails.js';
import { settled } from './settled.js';
import type { TestApp } from './test-app.js';
import type { TestPerson, TestSchool } from './two-schools.js';
import { until } from './until.js';

export interface TestGuardian {
  readonly id: string;
  readonly email: string;
}

/** Gives a student a guardian, as an import would; with a sign-in when a person is given. */
export async function aGuardian(
  app: TestApp,
  school: TestSchool,
  studentId: string,
  { locale, person, email }: { locale?: string; person?: TestPerson; email?: string | null } = {},
): Promise<TestGuardian> {
  const id = newId();
  const address = email === undefined ? `guardian-${id.slice(-12)}@example.org` : email;
  await app.admin.query(
    `with guardian as (
       insert into roster.people (school_id, id, roles, given_name, family_name, email, locale, person_id)
       values ($1, $2, '{guardian}', 'Parent', 'Of ' || right(($3::uuid)::text, 6), $4, $5, $6))
     insert into roster.guardian_links (school_id, id, guardian_id, student_id, relation)
     values ($1, gen_random_uuid(), $2, $3::uuid, 'mother')`,
    [school.id, id, studentId, address, locale ?? null, person?.id ?? null],
  );
  return { id, email: address ?? '' };
}

/** A class at work: its teacher opens, marks and submits, its office corrects. */
export class ClassAtWork {
  private readonly versions = new Map<string, number>();

  constructor(
    private readonly app: TestApp,
    private readonly school: TestSchool,
    readonly at: TestClass,
  ) {}

  /** Everybody is present but for those who have another code. */
  async submit(codes: Readonly<Record<string, string>>): Promise<void> {
    const { teacher } = this.school.people;
    await this.ok('POST', '/open', teacher);
    const marks = this.at.students.map((studentId) => this.mark(studentId, codes[studentId] ?? 'P'));
    await this.ok('POST', '/marks', teacher, { marks });
    await this.ok('POST', '/submit', teacher);
  }

  amend(studentId: string, code: string): Promise<void> {
    const marks = [{ ...this.mark(studentId, code), reason: 'A slip' }];
    return this.ok('POST', '/amendments', this.school.people.teacher, { marks });
  }

  override(studentId: string, code: string | null): Promise<void> {
    const marks = [{ ...this.mark(studentId, code), reason: 'The office knows' }];
    return this.ok('POST', '/overrides', this.school.people.office, { marks });
  }

  cancel(): Promise<void> {
    return this.ok('POST', '/cancel', this.school.people.office, { reason: 'The lesson did not take place' });
  }

  private mark(studentId: string, code: string | null) {
    const baseVersion = this.versions.get(studentId) ?? 0;
    this.versions.set(studentId, baseVersion + 1);
    return { studentId, code, baseVersion };
  }

  private async ok(method: string, path: string, { token }: TestPerson, body?: object): Promise<void> {
    const { schoolId, registerId } = this.at;
    const at = `/schools/${schoolId}/registers/${registerId}${path}`;
    const answer = await this.app.call(method, at, { token, body });
    if (answer.status !== 200) throw new Error(`${at}: ${answer.status} ${JSON.stringify(answer.body)}`);
  }
}

/** Waits until nothing is left that would tell anybody something, now or later. */
export function told(app: TestApp): Promise<void> {
  return settled(app, ['attendance.send_notification']);
}

export async function mailsTo(app: TestApp, { email }: { email: string }): Promise<SentMail[]> {
  return (await mailsOf(app)).filter(({ to }) => to === email);
}

/** Places jobs as the application does, which wakes its workers, and answers their ids. */
async function placed(app: TestApp, schoolId: string | null, jobs: readonly NewJob[]): Promise<string[]> {
  const known = jobs.map((job) => ({ ...job, id: newId() }));
  await app.app
    .get(UnitOfWork)
    .run(systemActor(schoolId), () => app.app.get<JobQueue>(JobQueue).enqueue(known));
  return known.map(({ id }) => id);
}

/** Lets the clock be looked at so many times at once, as the schedule does each minute, and waits until that is done. */
export async function makeRounds(app: TestApp, times = 1): Promise<void> {
  const round = { kind: 'attendance.make_rounds', payload: {} };
  const ids = await placed(app, null, Array<NewJob>(times).fill(round));
  await until(async () => {
    const { rows } = await app.admin.query(
      `select from platform.jobs where id = any ($1) and state = 'done'`,
      [ids],
    );
    return rows.length === times;
  }, 'the rounds');
}

/** Jobs of a school that send a notification, and may run side by side. */
export async function sendBy(
  app: TestApp,
  schoolId: string,
  notificationId: string,
  times = 1,
): Promise<void> {
  const job = { kind: 'attendance.send_notification', payload: { notificationId } };
  await placed(app, schoolId, Array<NewJob>(times).fill(job));
}
