import { randomUUID } from 'node:crypto';
import type pg from 'pg';

/** A run of an online course that goes on, with one video of an hour, in which everybody of the school's roster learns. */
export interface SeededCourse {
  readonly runId: string;
  readonly itemId: string;
  readonly videoId: string;
}

export async function seedCourse(admin: pg.ClientBase, schoolId: string): Promise<SeededCourse> {
  const [courseId, runId, moduleId, itemId, videoId] = Array.from({ length: 5 }, () => randomUUID());
  await admin.query(`
    insert into learning.courses (id, school_id, state, title, created_at)
      values ('${courseId}', '${schoolId}', 'published', 'Bread', now());
    insert into learning.runs (id, school_id, course_id, state, title, created_at)
      values ('${runId}', '${schoolId}', '${courseId}', 'published', 'This term', now());
    insert into learning.modules (id, school_id, run_id, title, position)
      values ('${moduleId}', '${schoolId}', '${runId}', 'Causes', 1);
    insert into platform.uploads (id, school_id, person_id, state, length, "offset")
      values ('${videoId}', '${schoolId}', '${schoolId}', 'kept', 1, 1);
    insert into learning.videos (id, school_id, title, state, source_id, package_id, duration_ms, width, height, created_at)
      values ('${videoId}', '${schoolId}', 'Bread', 'ready', '${videoId}', '${videoId}', 3600000, 640, 360, now());
    insert into learning.items (id, school_id, run_id, module_id, kind, state, title, content, position)
      values ('${itemId}', '${schoolId}', '${runId}', '${moduleId}', 'video', 'published', 'Bread',
        '{"videoId": "${videoId}"}', 1);
    insert into learning.enrolments (id, school_id, run_id, learner_id, origin, state, since, enrolled_at)
      select gen_random_uuid(), '${schoolId}', '${runId}', id, 'office', 'active', now(), now()
      from roster.people where school_id = '${schoolId}';
    insert into learning.progress (school_id, run_id, learner_id, state, done, total)
      select '${schoolId}', '${runId}', id, 'in_progress', 3, 10 from roster.people where school_id = '${schoolId}';
    analyze`);
  return { runId: runId!, itemId: itemId!, videoId: videoId! };
}

/** So many courses beside it, of four pages each, that somebody of the roster learns in. @returns who */
export async function seedCourses(
  admin: pg.ClientBase,
  schoolId: string,
  { email, courses }: { email: string; courses: number },
): Promise<string> {
  const { rows } = await admin.query<{ id: string }>(
    `select r.id from roster.people r join identity.persons p on p.id = r.person_id where p.email = $1`,
    [email],
  );
  const learnerId = rows[0]!.id;
  await admin.query(`
    with made as (
      insert into learning.courses (id, school_id, state, title, created_at)
      select gen_random_uuid(), '${schoolId}', 'published', 'Course ' || n, now() from generate_series(1, ${courses}) n
      returning id
    )
    insert into learning.runs (id, school_id, course_id, state, title, created_at)
      select gen_random_uuid(), '${schoolId}', id, 'published', 'This term', now() from made`);
  await admin.query(filledRuns(schoolId, learnerId));
  return learnerId;
}

/** Of the runs that are empty. */
function filledRuns(schoolId: string, learnerId: string): string {
  const runs = `learning.runs r where r.school_id = '${schoolId}' and not exists (
    select from learning.modules m where m.school_id = r.school_id and m.run_id = r.id)`;
  return `
    insert into learning.enrolments (id, school_id, run_id, learner_id, origin, state, since, enrolled_at)
      select gen_random_uuid(), school_id, id, '${learnerId}', 'office', 'active', now(), now() from ${runs};
    insert into learning.progress (school_id, run_id, learner_id, state, done, total)
      select school_id, id, '${learnerId}', 'in_progress', 1, 4 from ${runs};
    insert into learning.modules (id, school_id, run_id, title, position)
      select gen_random_uuid(), school_id, id, 'Causes', 1 from ${runs};
    insert into learning.items (id, school_id, run_id, module_id, kind, state, title, content, position)
      select gen_random_uuid(), m.school_id, m.run_id, m.id, 'page', 'published', 'Page ' || n, '{"markdown": "x"}', n + 1
      from learning.modules m cross join generate_series(1, 4) n where m.school_id = '${schoolId}';
    analyze`;
}
