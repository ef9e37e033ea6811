import { Classroom } from '../harness/classroom.js';
import { CLIENT, SERVER } from '../harness/cores.js';
import type { Goal, Measured } from '../harness/figures.js';
import { runLoad, type LoadReport } from '../harness/load.js';
import { median } from '../harness/figures.js';
import { pgbench } from '../harness/pgbench.js';
import { alternate, type Span } from '../harness/rounds.js';

/** Teachers who mark at once, and clients of pgbench. */
const CLIENTS = 16;
const CLASS_SIZE = 30;
/** When the load is spread: each with one class, so that hardly ever two of a school mark at once. */
const SCHOOLS = 100;

/** Plain tables without tenant, triggers or references: what storing marks and their event costs at the very least. */
const TABLES = `
  create schema bench;
  create table bench.marks (school_id uuid, date date, register_id uuid, student_id uuid, code text not null,
    minutes_late smallint, version int not null, marked_at timestamptz not null, marked_by uuid,
    primary key (school_id, register_id, student_id, date));
  create table bench.outbox (id uuid primary key, written bigint generated always as identity, type text not null,
    aggregate_id uuid not null, school_id uuid, data jsonb not null, occurred_at timestamptz not null default now())`;

/** Each client marks a class of its own, the students from \`first\` to \`last\`, and writes one event, in one statement. */
function script(choose: string, first: string, last: string): string {
  return `${choose}
    with marked as (
      insert into bench.marks
      select '00000000-0000-7000-8000-000000000001', current_date,
        ('00000000-0000-7000-8001-' || lpad((:client_id)::text, 12, '0'))::uuid,
        ('00000000-0000-7000-8002-' || lpad(n::text, 12, '0'))::uuid, 'P', null, 1, now(), null
      from generate_series(${first}::int, ${last}::int) n
      on conflict (school_id, register_id, student_id, date) do update
        set code = excluded.code, version = bench.marks.version + 1, marked_at = excluded.marked_at
      returning register_id, student_id, code, version
    )
    insert into bench.outbox (id, type, aggregate_id, school_id, data)
    select uuidv7(), 'attendance.marks_recorded', (array_agg(register_id))[1],
      '00000000-0000-7000-8000-000000000001',
      jsonb_agg(jsonb_build_object('studentId', student_id, 'code', code, 'version', version)) from marked;`;
}

interface MarkingFigure {
  readonly figure: string;
  readonly unit: string;
  readonly goal: Goal;
  /** How many students one request and one transaction of pgbench mark. */
  readonly together: number;
  readonly script: string;
}

const MARK: MarkingFigure = {
  figure: 'mark',
  unit: 'marks/s',
  goal: { of: 'ratio', atLeast: 0.6 },
  together: 1,
  script: script(`\\set student random(1, ${CLASS_SIZE})`, ':student', ':student'),
};

const REGISTER: MarkingFigure = {
  figure: 'register',
  unit: 'rows/s',
  goal: { of: 'ratio', atLeast: 0.85 },
  together: CLASS_SIZE,
  script: script('', '1', String(CLASS_SIZE)),
};

/** One durable mark over REST, with tenant, revision, outbox, relay and push, against the upsert and the event alone. */
export const mark = (span: Span) => marking(MARK, span, 1);
export const markSpread = (span: Span) => marking(MARK, span, SCHOOLS);

/** A whole class in one request, against the upsert of as many rows and the event alone. */
export const register = (span: Span) => marking(REGISTER, span, 1);
export const registerSpread = (span: Span) => marking(REGISTER, span, SCHOOLS);

async function marking(what: MarkingFigure, span: Span, schools: number): Promise<Measured[]> {
  const classroom = await Classroom.open(Math.max(CLIENTS, schools), CLASS_SIZE, SERVER, schools);
  try {
    await classroom.admin.query(TABLES);
    const contest = new MarkingContest(classroom, what);
    const measured = await alternate(contest, span);
    const { unit, goal } = what;
    const figure = schools === 1 ? what.figure : `${what.figure}, ${schools} schools`;
    const against = `pgbench, ${CLIENTS} clients: upsert and event in one statement, no tenant, no revisions`;
    const details = contest.latencies();
    return [{ figure, unit, goal, against, ...measured, details }];
  } finally {
    await classroom.close();
  }
}

class MarkingContest {
  private readonly reports: LoadReport[] = [];

  constructor(
    private readonly classroom: Classroom,
    private readonly what: MarkingFigure,
  ) {}

  readonly reset = async (): Promise<void> => {
    await this.classroom.reset();
    await this.classroom.admin.query('truncate bench.marks, bench.outbox; checkpoint');
  };

  readonly ours = async (seconds: number): Promise<number> => {
    const { together } = this.what;
    const classes = await this.classroom.markedClasses();
    const { port } = this.classroom.installation;
    const load = { kind: 'marking', together, classes, connections: CLIENTS, keyed: false } as const;
    const report = await runLoad({ port, seconds, load }, CLIENT);
    this.reports.push(report);
    return (report.requests * together) / report.seconds;
  };

  readonly limit = async (seconds: number): Promise<number> => {
    const { script: text, together } = this.what;
    const url = this.classroom.databaseUrl;
    return together * pgbench({ url, script: text, clients: CLIENTS, seconds, on: CLIENT });
  };

  /** Of the requests, without the warm-up. */
  latencies(): Record<string, number> {
    const of = (name: 'p50' | 'p95' | 'p99') =>
      Math.round(median(this.reports.slice(1).map((report) => report[name])) * 10) / 10;
    return { p50ms: of('p50'), p95ms: of('p95'), p99ms: of('p99') };
  }
}
