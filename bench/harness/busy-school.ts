import type pg from 'pg';
import type { Installation } from './installation.js';
import { asked, type Asker } from './asked.js';
import { openRegisters, type OpenRegister } from './open-registers.js';

/** How much there is in the course, and of each learner. */
const PAGES = 20;
/** The others are left for what is measured. */
const PAGES_SEEN = 15;
const THREADS = 40;
const ANNOUNCEMENTS = 25;
const STATEMENTS_EACH = 12;

export interface Learner {
  readonly id: string;
  readonly email: string;
  readonly enrolmentId: string;
}

/** What is asked about. */
export interface BusySchool {
  readonly id: string;
  readonly runId: string;
  readonly courseId: string;
  readonly talkId: string;
  readonly videoId: string;
  /** Pages that nobody has seen. */
  readonly unseen: readonly string[];
  readonly learners: readonly Learner[];
  readonly teacherId: string;
  readonly sectionId: string;
  /** Of a program that keeps statements. */
  readonly recorder: string;
  /** There. */
  readonly today: string;
  /** Of which one student is marked again and again, and of which everybody is. */
  readonly register: OpenRegister;
  readonly wholeRegister: OpenRegister;
}

interface Found {
  readonly id: string;
  readonly runId: string;
  readonly courseId: string;
  readonly talkId: string;
  readonly videoId: string;
  readonly videoRunId: string;
  readonly teacherId: string;
  readonly sectionId: string;
  readonly today: string;
}

const found = `
  select s.id, r.id as "runId", r.course_id as "courseId", v.id as "videoId", v.run_id as "videoRunId",
    (select i.id from learning.items i where i.run_id = r.id and i.kind = 'page' order by i.position limit 1) as "talkId",
    (select p.id from roster.people p where p.school_id = s.id and p.source_id = 'oakfield-teacher-1') as "teacherId",
    (select x.id from roster.sections x where x.school_id = s.id order by x.title limit 1) as "sectionId",
    (now() at time zone s.time_zone)::date::text as today
  from identity.schools s join learning.courses c on c.school_id = s.id and c.title = 'Where water comes from'
    join learning.runs r on r.course_id = c.id
    join learning.items v on v.school_id = s.id and v.kind = 'video'`;

/** Everybody on the roster can sign in. The school is $1. */
const ACCOUNTS = [
  `insert into identity.persons (id, email, display_name, email_verified_at)
    select id, 'p-' || left(md5(id::text), 12) || '@oakfield.example', given_name || ' ' || family_name, now()
    from roster.people where school_id = $1 and 'student' = any (roles) and person_id is null`,
  `insert into identity.memberships (id, person_id, role, school_id, valid_from)
    select gen_random_uuid(), p.id, 'student', $1, current_date - 30 from roster.people p
    where p.school_id = $1 and 'student' = any (p.roles) and p.person_id is null`,
  `update roster.people set person_id = id where school_id = $1 and 'student' = any (roles) and person_id is null`,
];

/** What they have seen. The school is $1, the run $2, the pages $3. */
const SEEN = [
  `insert into learning.evidence (id, school_id, run_id, learner_id, item_id, kind, round, at)
    select gen_random_uuid(), e.school_id, e.run_id, e.learner_id, i.id, k.kind, 0, now() - interval '1 day'
    from learning.enrolments e join learning.items i on i.school_id = e.school_id and i.run_id = e.run_id
      cross join (values ('viewed'), ('marked_done')) k (kind)
    where e.school_id = $1 and e.run_id = $2 and i.id = any ($3) on conflict do nothing`,
  `insert into learning.item_progress (school_id, run_id, learner_id, item_id, state, completed_at)
    select e.school_id, e.run_id, e.learner_id, i.id, 'completed', now() - interval '1 day'
    from learning.enrolments e join learning.progress g using (school_id, run_id, learner_id)
      join learning.items i on i.school_id = e.school_id and i.run_id = e.run_id
    where e.school_id = $1 and e.run_id = $2 and i.id = any ($3) on conflict do nothing`,
];

/** What one learner has tried or handed in, everybody has. The school is $1, the run $2. */
const DONE = ['learning.attempts', 'learning.submissions', 'learning.results'].map(
  (table) => `
    insert into ${table} select (jsonb_populate_record(a, jsonb_build_object(
      'id', gen_random_uuid(), 'learner_id', e.learner_id, 'enrolment_id', e.id))).*
    from ${table} a join learning.enrolments e on e.school_id = a.school_id and e.run_id = a.run_id
    where a.school_id = $1 and a.run_id = $2 on conflict do nothing`,
);

const learners = `
  select p.id, u.email, e.id as "enrolmentId" from learning.enrolments e join roster.people p on p.id = e.learner_id
    join identity.persons u on u.id = p.person_id where e.run_id = $1 order by e.id`;

/** Fills the demo's first school through the doors, and where that would take minutes, by hand. */
export async function fillSchool(
  admin: pg.Client,
  installation: Installation,
  token: (email: string) => Promise<string>,
): Promise<BusySchool> {
  const at = (await admin.query<Found>(found)).rows[0]!;
  for (const sql of ACCOUNTS) await admin.query(sql, [at.id]);
  const as = async (who: string): Promise<Asker> => ({
    url: installation.url,
    school: at.id,
    authorization: `Bearer ${await token(`${who}@oakfield.demo.example`)}`,
  });
  const teacher = await as('teacher1');
  const pages = await addPages(teacher, at.runId);
  await enrolAll(admin, teacher, at);
  for (const sql of SEEN) await admin.query(sql, [at.id, at.runId, pages.slice(0, PAGES_SEEN)]);
  for (const sql of DONE) await admin.query(sql, [at.id, at.runId]);
  await talk(teacher, at);
  const recorder = await recorderOf(await as('head'));
  const { rows } = await admin.query<Learner>(learners, [at.runId]);
  await keepStatements({ ...teacher, authorization: recorder }, rows);
  const [register, wholeRegister] = await openRegisters(admin, teacher, at.teacherId);
  return { ...at, unseen: pages.slice(PAGES_SEEN), learners: rows, recorder, register, wholeRegister };
}

async function addPages(teacher: Asker, runId: string): Promise<string[]> {
  const { id: moduleId } = await asked(teacher, 'course-modules', { runId, title: 'More of it' });
  const pages: string[] = [];
  for (let n = 1; n <= PAGES; n++) {
    const page = { moduleId, kind: 'page', title: `Page ${n}`, markdown: 'There is **more** to read.' };
    const { id } = await asked(teacher, 'course-items', page);
    await asked(teacher, `course-items/${id}/publish`, {});
    pages.push(id);
  }
  return pages;
}

/** Whoever does not learn in the run yet. */
const others = `
  select p.id from roster.people p where p.school_id = $1 and 'student' = any (p.roles)
    and not exists (select from learning.enrolments e where e.run_id = $2 and e.learner_id = p.id)`;

async function enrolAll(admin: pg.Client, teacher: Asker, at: Found): Promise<void> {
  for (const runId of [at.runId, at.videoRunId]) {
    const { rows } = await admin.query<{ id: string }>(others, [at.id, runId]);
    const learnerIds = rows.map(({ id }) => id);
    await asked(teacher, 'course-enrolments', { runId, learnerIds, as: 'active' });
  }
}

async function talk(teacher: Asker, { runId, talkId }: Found): Promise<void> {
  for (let n = 0; n < THREADS; n++)
    await asked(teacher, `course-items/${talkId}/posts`, { markdown: `What of drop ${n}?` });
  for (let n = 0; n < ANNOUNCEMENTS; n++)
    await asked(teacher, `course-runs/${runId}/announcements`, {
      title: `News ${n}`,
      markdown: 'Of *water*.',
    });
}

async function recorderOf(head: Asker): Promise<string> {
  const made = await asked<{ clientId: string; apiKey: string }>(head, 'api-keys', {
    label: 'Player',
    role: 'recorder',
  });
  return `Basic ${Buffer.from(`${made.clientId}:${made.apiKey}`).toString('base64')}`;
}

async function keepStatements(recorder: Asker, all: readonly Learner[]): Promise<void> {
  for (const { email } of all)
    await asked(
      recorder,
      '/xapi/statements',
      Array.from({ length: STATEMENTS_EACH }, (_, n) => ({
        actor: { mbox: `mailto:${email}` },
        verb: { id: `http://adlnet.gov/expapi/verbs/${n % 2 === 0 ? 'experienced' : 'completed'}` },
        object: { id: `https://water.example.org/pages/${n % 6}` },
      })),
    );
}
