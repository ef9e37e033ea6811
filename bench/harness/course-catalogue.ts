import type pg from 'pg';

/** Of each school: courses that go on, courses that may be published, learners in each of them. */
const RUNNING = 12;
const DRAFTS = 5;
const LEARNERS = 30;
/** Of the learners, those who can sign in. */
const ACCOUNTS = 10;

/** What the people of a school ask about its online courses. */
export interface SchoolCourses {
  readonly schoolId: string;
  readonly office: string;
  readonly runningId: string;
  readonly draftIds: readonly string[];
  /** Addresses of learners. */
  readonly learners: readonly string[];
  /** Students who learn in no course yet. */
  readonly newcomers: readonly string[];
}

const students = `
  select p.school_id, p.id, p.given_name || ' ' || p.family_name as name, row_number() over (partition by p.school_id order by p.id) as nth
  from roster.people p where 'student' = any (p.roles)`;

/** Set-based, for all schools of the district at once. */
const MAKE = [
  `create temporary table bench_students as ${students}`,
  `insert into identity.persons (id, email, display_name, email_verified_at)
    select id, 'learner-' || left(md5(id::text), 12) || '@scale.example', name, now() from bench_students where nth <= ${ACCOUNTS}`,
  `insert into identity.memberships (id, person_id, role, school_id, valid_from)
    select gen_random_uuid(), id, 'student', school_id, current_date - 30 from bench_students where nth <= ${ACCOUNTS}`,
  `update roster.people p set person_id = p.id from bench_students s
    where s.school_id = p.school_id and s.id = p.id and s.nth <= ${ACCOUNTS}`,
  `insert into learning.courses (id, school_id, state, title, summary, instructors, created_at)
    select gen_random_uuid(), s.id, 'published', 'Course ' || n, 'What it is about, in a sentence.', array(
      select p.person_id from roster.people p where p.school_id = s.id and 'teacher' = any (p.roles)
        and p.person_id is not null order by p.id offset n - 1 limit 1), now()
    from identity.schools s cross join generate_series(1, ${RUNNING + DRAFTS}) n`,
  `insert into learning.runs (id, school_id, course_id, state, title, created_at)
    select gen_random_uuid(), school_id, id, case when nth <= ${RUNNING} then 'published' else 'draft' end, 'This term', now()
    from (select *, row_number() over (partition by school_id order by title, id) as nth from learning.courses) c`,
  `insert into learning.modules (id, school_id, run_id, title, position)
    select gen_random_uuid(), school_id, id, 'Causes', 1 from learning.runs`,
  `insert into learning.items (id, school_id, run_id, module_id, kind, state, title, content, position)
    select gen_random_uuid(), school_id, run_id, id, 'page', 'published', 'Page ' || n, '{"markdown": "Read."}', n
    from learning.modules cross join generate_series(1, 4) n`,
  `insert into learning.enrolments (id, school_id, run_id, learner_id, origin, state, since, enrolled_at)
    select gen_random_uuid(), r.school_id, r.id, s.id, 'office', 'active', now(), now()
    from learning.runs r join bench_students s on s.school_id = r.school_id and s.nth <= ${LEARNERS}
    where r.state = 'published'`,
  `insert into learning.progress (school_id, run_id, learner_id, state, done, total)
    select school_id, run_id, learner_id, 'in_progress', 1, 4 from learning.enrolments`,
  'analyze',
];

const made = `
  select s.id as "schoolId", 'office@school-' || right(s.source_id, 3) || '.scale.example' as office,
    (select r.id from learning.runs r where r.school_id = s.id and r.state = 'published' order by r.id limit 1) as "runningId",
    array(select r.id::text from learning.runs r where r.school_id = s.id and r.state = 'draft') as "draftIds",
    array(select u.email from bench_students b join identity.persons u on u.id = b.id where b.school_id = s.id) as learners,
    array(select b.id::text from bench_students b where b.school_id = s.id and b.nth > ${LEARNERS} limit 20) as newcomers
  from identity.schools s where s.source_id like 'scale-%' order by s.id`;

/** Gives each school of a district of `lyceum seed scale` online courses that go on. */
export async function openCourses(admin: pg.ClientBase): Promise<SchoolCourses[]> {
  for (const sql of MAKE) await admin.query(sql);
  return (await admin.query<SchoolCourses>(made)).rows;
}
