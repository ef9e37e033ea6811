import { databaseUrls } from '#platform/persistence/database-urls';
import { Classroom } from '../harness/classroom.js';
import { CLIENT, SERVER } from '../harness/cores.js';
import type { Goal, Measured } from '../harness/figures.js';
import { intoOurTables, intoPlainTables, prepareLimits, type Script } from './marking-limits.js';
import { runLoad, type LoadReport } from '../harness/load.js';
import { median } from '../harness/figures.js';
import { pgbench } from '../harness/pgbench.js';
import { ProcessorShares } from '../harness/processor-shares.js';
import { alternate, type Span } from '../harness/rounds.js';

/** Teachers who mark at once, and clients of pgbench. */
const CLIENTS = 16;
const CLASS_SIZE = 30;
/** When the load is spread: each with one class, so that hardly ever two of a school mark at once. */
const SCHOOLS = 100;

interface MarkingFigure {
  readonly figure: string;
  readonly unit: string;
  readonly goal: Goal;
  /** How many students one request and one transaction of pgbench mark. */
  readonly together: number;
}

const MARK: MarkingFigure = {
  figure: 'mark',
  unit: 'marks/s',
  goal: { of: 'ratio', atLeast: 0.6 },
  together: 1,
};

const REGISTER: MarkingFigure = {
  figure: 'register',
  unit: 'rows/s',
  goal: { of: 'ratio', atLeast: 0.85 },
  together: CLASS_SIZE,
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
    await prepareLimits(classroom.admin, classroom.registerIds());
    const contest = new MarkingContest(classroom, what);
    const { ours, limit, closer } = await alternate(contest, span);
    const { unit, goal } = what;
    const figure = schools === 1 ? what.figure : `${what.figure}, ${schools} schools`;
    const against = `pgbench, ${CLIENTS} clients: upsert and event in one statement, no tenant, no revisions`;
    const closerBy = `pgbench, ${CLIENTS} clients: tenant, register, marks, revisions and event by hand into our tables`;
    return [
      { figure, unit, goal, against, ours, limit, details: contest.details() },
      { figure: `${figure}, against our tables`, unit, goal: null, against: closerBy, ours, limit: closer! },
    ];
  } finally {
    await classroom.close();
  }
}

class MarkingContest {
  private readonly reports: LoadReport[] = [];
  private readonly shares = new ProcessorShares(() => this.classroom.parts());

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
    const report = await this.shares.during(() => runLoad({ port, seconds, load }, CLIENT));
    this.reports.push(report);
    return (report.requests * together) / report.seconds;
  };

  readonly limit = (seconds: number): Promise<number> =>
    this.byHand(intoPlainTables, this.classroom.databaseUrl, seconds);

  readonly closer = (seconds: number): Promise<number> =>
    this.byHand(intoOurTables, databaseUrls(this.classroom.databaseUrl).app, seconds);

  /** Of the requests, without the warm-up. */
  details() {
    const of = (name: 'p50' | 'p95' | 'p99') =>
      Math.round(median(this.reports.slice(1).map((report) => report[name])) * 10) / 10;
    return { p50ms: of('p50'), p95ms: of('p95'), p99ms: of('p99'), processor: this.shares.medians() };
  }

  private async byHand(write: (what: Script) => string, url: string, seconds: number): Promise<number> {
    const { together } = this.what;
    const classes = this.classroom.registerIds().length;
    const script = write({ together, classSize: CLASS_SIZE, clients: CLIENTS, classes });
    return together * pgbench({ url, script, clients: CLIENTS, seconds, on: CLIENT });
  }
}
