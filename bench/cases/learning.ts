import { Classroom } from '../harness/classroom.js';
import { CLIENT } from '../harness/cores.js';
import type { Measured } from '../harness/figures.js';
import { requestText } from '../harness/http-line.js';
import { runLoad, type LoadJob } from '../harness/load.js';
import { seedCourse, seedCourses, type SeededCourse } from '../harness/online-course.js';
import { pgbench } from '../harness/pgbench.js';
import { alternate, type Span } from '../harness/rounds.js';

const CLIENTS = 16;
const PAGE = 20;
const COURSES = 50;

/** The SQL alone: the union of what a player tells into a plain table, without tenant, rules, events and signs of life. */
const TABLES = `
  create schema bench;
  create table bench.watched (run_id uuid, learner_id uuid, item_id uuid, parts int4multirange not null,
    position_ms int not null, counted_at timestamptz not null, primary key (run_id, learner_id, item_id))`;

const UNION = `\\set from random(0, 1000)
  insert into bench.watched as w values ('00000000-0000-7000-8000-000000000001',
    ('00000000-0000-7000-8001-' || lpad((:client_id)::text, 12, '0'))::uuid, '00000000-0000-7000-8000-000000000002',
    int4multirange(int4range(:from, :from + 2)), 0, now())
  on conflict (run_id, learner_id, item_id) do update
    set parts = w.parts + excluded.parts, position_ms = excluded.position_ms, counted_at = excluded.counted_at;`;

/** A heartbeat over REST, with who is signed in, whether the item is open, plausibility and push, against the union alone. */
export async function progress(span: Span): Promise<Measured[]> {
  return inCourse(async (classroom, { itemId }) => {
    await classroom.admin.query(TABLES);
    const path = `/api/v1/schools/${classroom.school.id}/watching`;
    const viewers = async () =>
      Promise.all(
        classroom.school.classes.map(async ({ teacherEmail }) => {
          return { path, itemId, token: await classroom.token(teacherEmail) };
        }),
      );
    const contest = {
      reset: async () => {
        await classroom.reset();
        await classroom.admin.query(
          'truncate learning.watched, learning.evidence, learning.item_progress, bench.watched',
        );
      },
      ours: async (seconds: number) =>
        rate(classroom, seconds, { kind: 'watching', viewers: await viewers() }),
      limit: async (seconds: number) => asked(classroom, seconds, UNION),
    };
    const against = `pgbench, ${CLIENTS} clients: the union into a plain table, no tenant, no rules`;
    const goal = { of: 'ratio', atLeast: 0.6 } as const;
    return [
      { figure: 'progress', unit: 'heartbeats/s', goal, against, ...(await alternate(contest, span)) },
      await ownCourses(classroom, span),
    ];
  });
}

/** A learner's fifty courses with progress, next item and deadline, as shipped, so from the cache, against the same SQL. */
async function ownCourses(classroom: Classroom, span: Span): Promise<Measured> {
  const { school, admin } = classroom;
  const email = school.classes[0]!.teacherEmail;
  const learnerId = await seedCourses(admin, school.id, { email, courses: COURSES });
  const path = `/api/v1/schools/${school.id}/my-courses?limit=${COURSES}`;
  const contest = {
    ours: async (seconds: number) => {
      const authorization = `Bearer ${await classroom.token(email)}`;
      const request = requestText('GET', path, { authorization });
      return rate(classroom, seconds, { kind: 'same', request, connections: CLIENTS });
    },
    limit: async (seconds: number) => asked(classroom, seconds, coursesOf(learnerId)),
  };
  const against = `pgbench, ${CLIENTS} clients: the same in one statement, no tenant`;
  const goal = { of: 'ratio', atLeast: 0.6 } as const;
  return {
    figure: 'progress, 50 courses',
    unit: 'requests/s',
    goal,
    against,
    ...(await alternate(contest, span)),
  };
}

/** By hand: the courses with progress, the first item that is not completed and can be opened, and the deadline. */
function coursesOf(learnerId: string): string {
  const undone = `
    from learning.items i join learning.modules m on m.school_id = i.school_id and m.run_id = i.run_id and m.id = i.module_id
    where i.school_id = e.school_id and i.run_id = e.run_id and i.state = 'published' and not exists (
      select from learning.item_progress d where d.school_id = e.school_id and d.run_id = e.run_id
        and d.learner_id = e.learner_id and d.item_id = i.id and d.state = 'completed')`;
  return `
    select e.id, c.title, c.summary, c.instructors, r.title, r.starts_on, r.ends_on, g.state, g.done, g.total,
      g.done * 100 / nullif(g.total, 0), (select i.id ${undone} order by m.position, i.position limit 1),
      (select min(least(i.closes_at, m.closes_at)) ${undone})
    from learning.enrolments e
    join learning.runs r on r.school_id = e.school_id and r.id = e.run_id and r.state = 'published'
    join learning.courses c on c.school_id = r.school_id and c.id = r.course_id and c.state = 'published'
    left join learning.progress g on g.school_id = e.school_id and g.run_id = e.run_id and g.learner_id = e.learner_id
    where e.learner_id = '${learnerId}' and e.state not in ('withdrawn', 'expired')
    order by c.title, e.id limit ${COURSES + 1};`;
}

/** A page of a run's learners with their progress, never from a cache, against the same SQL alone. */
export async function list(span: Span): Promise<Measured[]> {
  return inCourse(async (classroom, { runId }) => {
    const path = `/api/v1/schools/${classroom.school.id}/course-runs/${runId}/progress?limit=${PAGE}`;
    const contest = {
      ours: async (seconds: number) => {
        const authorization = `Bearer ${await classroom.token(classroom.school.officeEmail)}`;
        const request = requestText('GET', path, { authorization });
        return rate(classroom, seconds, { kind: 'same', request, connections: CLIENTS });
      },
      limit: async (seconds: number) => asked(classroom, seconds, pageOf(classroom.school.id, runId)),
    };
    const against = `pgbench, ${CLIENTS} clients: the same two statements, no tenant`;
    const goal = { of: 'ratio', atLeast: 0.45 } as const;
    return [{ figure: 'list', unit: 'requests/s', goal, against, ...(await alternate(contest, span)) }];
  });
}

/** Whether the run is there, and its learners by name with how far they have come. */
function pageOf(schoolId: string, runId: string): string {
  return `
    select r.id from learning.runs r join learning.courses c on c.school_id = r.school_id and c.id = r.course_id
    where r.id = '${runId}';
    select e.id, e.learner_id, p.display_name, coalesce(g.state, 'not_started'), coalesce(g.done, 0), coalesce(g.total, 0),
      coalesce(g.done * 100 / nullif(g.total, 0), 0), g.completed_at
    from learning.enrolments e
    join roster_api.people_v1 p on p.school_id = e.school_id and p.roster_person_id = e.learner_id
    left join learning.progress g on g.school_id = e.school_id and g.run_id = e.run_id and g.learner_id = e.learner_id
    where e.school_id = '${schoolId}' and e.run_id = '${runId}' and e.state in ('active', 'suspended', 'completed')
    order by p.display_name, e.id limit ${PAGE + 1};`;
}

async function inCourse(
  measure: (classroom: Classroom, course: SeededCourse) => Promise<Measured[]>,
): Promise<Measured[]> {
  const classroom = await Classroom.open(CLIENTS, 2);
  try {
    return await measure(classroom, await seedCourse(classroom.admin, classroom.school.id));
  } finally {
    await classroom.close();
  }
}

async function rate({ installation }: Classroom, forSeconds: number, load: LoadJob['load']): Promise<number> {
  const { requests, seconds } = await runLoad({ port: installation.port, seconds: forSeconds, load }, CLIENT);
  return requests / seconds;
}

function asked(classroom: Classroom, seconds: number, script: string): number {
  return pgbench({ url: classroom.databaseUrl, script, clients: CLIENTS, seconds, on: CLIENT });
}
