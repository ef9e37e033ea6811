import { Classroom } from './classroom.js';
import type { TestApp } from './test-app.js';
import { TusClient } from './tus.js';
import type { TestSchool } from './two-schools.js';

/** As if no event had told of it: a day has begun, or a run has come to its last. */
export const quietly = ({ admin }: TestApp, sql: string, id: string) =>
  admin.query(`begin; set local session_replication_role = replica; ${sql} '${id}'; commit`);

/** A run that is over, in which somebody learns, and a file in one that was archived. */
export async function endedRuns(app: TestApp, school: TestSchool) {
  const room = new Classroom(app, school);
  const over = await room.learner(async () => ({ kind: 'page', markdown: 'Bread' }));
  await quietly(app, `update learning.runs set ends_on = '2026-01-01' where id =`, over.runId);
  const assignment = { points: 10, accepts: ['file'], files: {} };
  const archived = await room.learner(async () => ({ kind: 'assignment', assignment }));
  const uploadId = await new TusClient(app.url, school.id, archived.person.token).upload('12345');
  const path = `/course-items/${archived.itemId}/submissions`;
  const { status } = await archived.me.call('POST', path, { body: { uploadIds: [uploadId] } });
  if (status !== 201) throw new Error(`It was not handed in: ${status}`);
  await room.teacher.call('POST', `/course-runs/${archived.runId}/archive`);
  return async () => (await room.teacher.get(`/course-enrolments/${over.enrolmentId}`)).body.state;
}
