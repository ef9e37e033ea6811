import type { RosterOffice } from './roster-office.js';
import type { Ids } from './ids.js';

type Body = Readonly<Record<string, unknown>>;

/** Somebody who makes online courses over REST; each verb makes something that is sound unless it is told otherwise. */
export class CourseAuthor {
  constructor(readonly school: RosterOffice) {}

  async course(details: Body = {}): Promise<string> {
    return (await this.school.make('/online-courses', { title: 'The French Revolution', ...details })).id;
  }

  async run(courseId?: string, details: Body = {}): Promise<string> {
    const of = courseId ?? (await this.course());
    return (await this.school.make('/course-runs', { courseId: of, title: 'Autumn 2026', ...details })).id;
  }

  async module(runId?: string, details: Body = {}): Promise<string> {
    const of = runId ?? (await this.run());
    return (await this.school.make('/course-modules', { runId: of, title: 'Causes', ...details })).id;
  }

  async page(moduleId?: string, details: Body = {}): Promise<string> {
    const of = moduleId ?? (await this.module());
    const page = { kind: 'page', title: 'Bread', markdown: '# Bread\n\nIt was *dear*.' };
    return (await this.school.make('/course-items', { moduleId: of, ...page, ...details })).id;
  }

  /** A published course with a published run of one module with one published page. */
  async published(): Promise<{ courseId: string; runId: string; moduleId: string; itemId: string }> {
    const courseId = await this.course();
    const runId = await this.run(courseId);
    const moduleId = await this.module(runId);
    const itemId = await this.page(moduleId);
    for (const path of [`course-items/${itemId}`, `course-runs/${runId}`, `online-courses/${courseId}`])
      await this.publish(path);
    return { courseId, runId, moduleId, itemId };
  }

  async publish(path: string): Promise<void> {
    const { status } = await this.school.call('POST', `/${path}/publish`);
    if (status !== 200) throw new Error(`${path} was not published: ${status}`);
  }

  /** Puts somebody in. Answers the enrolment. */
  async enrol(runId: string, learnerId: string, as: 'invited' | 'active' = 'active'): Promise<string> {
    const { status } = await this.school.call('POST', '/course-enrolments', {
      body: { runId, learnerIds: [learnerId], as },
    });
    if (status !== 204) throw new Error(`Nobody was enrolled: ${status}`);
    const found = await this.school.get<{ items: { id: string }[] }>(
      `/course-enrolments?runId=${runId}&learnerId=${learnerId}`,
    );
    return found.body.items[0]!.id;
  }

  /** A run with one module, as a path names them. */
  async outline(): Promise<Ids> {
    const courseRunId = await this.run();
    return { courseRunId, courseModuleId: await this.module(courseRunId) };
  }
}
