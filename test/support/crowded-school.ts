import type { PersistenceKit } from './persistence-kit.js';

/**
 * A teacher's course with one learner, among those of a crowded school: a thousand people, lessons, jobs and entries in the log that
 * all stand at the same moment, a hundred courses of others with ten learners and thirty announcements each, and everything that these have. The
 * teacher looks after one of those learners, who is the author of half of those courses.
 */
export interface CrowdedSchool {
  readonly id: string;
  readonly teacher: { readonly personId: string; readonly rosterId: string };
  readonly own: { readonly runId: string; readonly learnerId: string };
  /** Of the teacher, learning with others. */
  readonly child: { readonly personId: string; readonly rosterId: string };
}

const CROWD = 1000;

/** An id that is known beforehand: of the `kind` of thing, and the `n`th. */
const id = (kind: string, n: string) => `md5('${kind}' || ${n})::uuid`;

/** What a thing is called tells its number: the teacher's have 0. The school is $1, the teacher $2, the child $3. */
const SCHOOL = [
  `insert into roster.people (id, school_id, roles, given_name, family_name, preferred_name, person_id)
    select ${id('person', 'n')}, $1::uuid, array[case n when 0 then 'staff' else 'student' end], 'Given ' || n, 'Family ' || n,
      case when n % 100 = 7 then 'Called ' || n end, case n when 0 then $2::uuid when 77 then $3::uuid end
    from generate_series(0, ${CROWD}) n`,
  `insert into roster.guardian_links (id, school_id, guardian_id, student_id, relation)
    values (gen_random_uuid(), $1::uuid, ${id('person', '0')}, ${id('person', '77')}, 'parent')`,
  `insert into roster.academic_years (id, school_id, title, starts_on, ends_on)
    values (${id('year', '1')}, $1::uuid, 'This year', '2026-08-01', '2027-07-31')`,
  `insert into roster.sections (id, school_id, academic_year_id, kind, title, starts_on, ends_on)
    select ${id('section', 'n')}, $1::uuid, ${id('year', '1')}, 'class', 'Class ' || n, '2026-09-01', '2027-06-30'
    from generate_series(0, ${CROWD}) n`,
  `insert into roster.courses (id, school_id, title)
    select ${id('subject', 'n')}, $1::uuid, 'Subject ' || lpad(n::text, 4, '0') from generate_series(0, ${CROWD}) n`,
  `insert into roster.teaching_assignments (id, school_id, section_id, teacher_id, role, starts_on)
    select ${id('assignment', 'n')}, $1::uuid, ${id('section', 'n')}, ${id('person', 'n')}, 'primary', '2026-09-01' from generate_series(0, ${CROWD}) n`,
  `insert into roster.periods (id, school_id, name, starts_at, ends_at)
    select ${id('period', 'n')}, $1::uuid, 'Period ' || n, make_time(8 + n, 0, 30), make_time(8 + n, 50, 0) from generate_series(0, 7) n`,
  `insert into roster.meetings (id, school_id, section_id, period_id, weekday, starts_on, ends_on)
    select ${id('meeting', 'n')}, $1::uuid, ${id('section', 'n')}, ${id('period', 'n % 8')}, 1 + n % 5, '2026-09-01', '2027-06-30'
    from generate_series(0, ${CROWD}) n`,
  `insert into platform.audit_entries (id, at, school_id, action, subject_type, subject_id)
    select gen_random_uuid(), date_trunc('hour', now()), $1::uuid, 'create', 'Something', gen_random_uuid() from generate_series(1, ${CROWD})`,
  `insert into platform.jobs (id, kind, school_id, payload, state, finished_at)
    select gen_random_uuid(), 'some.kind.' || n % 20, $1::uuid, '{}', 'done', now() from generate_series(1, ${CROWD}) n`,
  `insert into learning.courses (id, school_id, state, title, instructors, created_at)
    select ${id('course', 'n')}, $1::uuid, 'published', 'Course ' || n, array[case when n = 0 then $2::uuid when n <= ${CROWD / 20} then $3::uuid else gen_random_uuid() end], now()
    from generate_series(0, ${CROWD / 10}) n`,
  `insert into learning.runs (id, school_id, course_id, state, title, created_at)
    select ${id('run', 'n')}, $1::uuid, ${id('course', 'n')}, 'published', 'Run', now() from generate_series(0, ${CROWD / 10}) n`,
  `insert into learning.announcements (id, school_id, run_id, title, markdown, published_at, published_by)
    select md5(n || ' news ' || m)::uuid, $1::uuid, ${id('run', 'n')}, 'News ' || m, 'Of it.', now(), $2::uuid
    from generate_series(0, ${CROWD / 10}) n cross join generate_series(1, 30) m`,
  `insert into learning.modules (id, school_id, run_id, title, position)
    select ${id('module', 'n')}, $1::uuid, ${id('run', 'n')}, 'Module', 1 from generate_series(0, ${CROWD / 10}) n`,
  `insert into learning.items (id, school_id, run_id, module_id, kind, state, title, content, position)
    select ${id('item', 'n')}, $1::uuid, ${id('run', 'n')}, ${id('module', 'n')}, 'assignment', 'published', 'Item', '{"assignment": {}}', 1
    from generate_series(0, ${CROWD / 10}) n`,
  `insert into learning.enrolments (id, school_id, run_id, learner_id, origin, state, since, enrolled_at)
    select ${id('enrolment', 'n')}, $1::uuid, ${id('run', '(n + 9) / 10')}, ${id('person', 'n')}, 'office', 'completed', now(), now()
    from generate_series(1, ${CROWD}) n union all
    select ${id('enrolment', '0')}, $1::uuid, ${id('run', '0')}, ${id('person', '1')}, 'office', 'completed', now(), now()`,
  `insert into learning.submissions (id, school_id, run_id, item_id, learner_id, enrolment_id, number, state, submitted_at, days_late,
      text, points)
    select gen_random_uuid(), e.school_id, e.run_id, i.id, e.learner_id, e.id, 1, 'submitted', now(), 0, 'Done.', 5
    from learning.enrolments e join learning.items i using (school_id, run_id)`,
  `insert into learning.attempts (id, school_id, run_id, item_id, learner_id, enrolment_id, number, state, started_at, ended_at, asked,
      answers, marks, score, points)
    select gen_random_uuid(), e.school_id, e.run_id, i.id, e.learner_id, e.id, 1, 'released', now(), now(), '[]', '{}', '{}', 4, 5
    from learning.enrolments e join learning.items i using (school_id, run_id)`,
  `insert into learning.certificates (id, school_id, enrolment_id, run_id, learner_id, round, number, code, learner_name, course_title,
      run_title, school_name, completed_on, issued_at, state)
    select gen_random_uuid(), e.school_id, e.id, e.run_id, e.learner_id, 0, row_number() over (),
      translate(upper(left(md5(e.id::text), 26)), '01', 'GH'), 'Learner ' || row_number() over () % 7, 'Course', 'Run', 'School', '2026-11-01', now(), 'valid'
    from learning.enrolments e`,
];

const idOf = (kind: string, n: number) => `select ${id(kind, String(n))} as id`;

export async function crowdedSchool(kit: PersistenceKit): Promise<CrowdedSchool> {
  const [school, teacher, child] = [await kit.school(), await kit.person(), await kit.person()];
  const values = [school, teacher, child];
  for (const sql of SCHOOL)
    await kit.admin.query(
      sql,
      values.slice(0, values.findLastIndex((_, i) => sql.includes(`$${i + 1}`)) + 1),
    );
  await kit.admin.query('vacuum (analyze)');
  const known = async (kind: string, n: number) => (await kit.rows<{ id: string }>(idOf(kind, n)))[0]!.id;
  return {
    id: school,
    teacher: { personId: teacher, rosterId: await known('person', 0) },
    own: { runId: await known('run', 0), learnerId: await known('person', 1) },
    child: { personId: child, rosterId: await known('person', 77) },
  };
}
