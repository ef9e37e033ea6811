import { randomUUID } from 'node:crypto';
import type pg from 'pg';

/** A run of an online course that goes on, with one video of an hour, in which everybody of the school's roster learns. */
export interface SeededCourse {
  readonly runId: string;
  readonly itemId: string;
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
  return { runId: runId!, itemId: itemId! };
}
