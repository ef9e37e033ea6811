import { QUESTIONS, type Group } from '../harness/around-questions.js';
import { CLIENT, move, SERVER } from '../harness/cores.js';
import { median, percentile, type Measured } from '../harness/figures.js';
import { GrowingSchool, type Times } from '../harness/growing-school.js';
import { Installation } from '../harness/installation.js';
import { nameOf } from '../harness/question-names.js';
import type { Span } from '../harness/rounds.js';

const MOST = Number(process.env['BENCH_TIMES'] ?? 100);
/** How many times the rows that there are at first. The goal is for 100. */
const TIMES = [1, 10, MOST];
const AT_MOST = 1.5;
const GROUPS: readonly Group[] = [
  'learner',
  'author',
  'roster',
  'attendance',
  'log',
  'overview',
  'day',
  'records',
  'write',
];

interface Size {
  readonly times: number;
  /** That were added to get there. */
  readonly rows: number;
  readonly took: Times;
}

/** Two schools; what is asked about stays as large as it is, while there comes ever more around it. */
export async function growAround({ rounds }: Span): Promise<Measured[]> {
  const installation = await Installation.prepare(SERVER);
  try {
    await installation.command(['seed'], 'a good password');
    move([process.pid], CLIENT);
    const school = await GrowingSchool.open(installation);
    const sizes: Size[] = [];
    for (const times of TIMES) {
      const rows = await school.growTo(times);
      sizes.push({ times, rows, took: await school.measure(rounds) });
    }
    await school.close();
    return GROUPS.flatMap((group) => figuresOf(group, sizes));
  } finally {
    await installation.remove();
  }
}

type Statistic = (times: readonly number[]) => number;

const p95: Statistic = (times) => percentile(times, 0.95);

/** What one waits for who asks all questions of a group, one after the other; and who meets each at a slow moment. */
function figuresOf(group: Group, sizes: readonly Size[]): Measured[] {
  return [figureOf(group, '', median, sizes), figureOf(group, ', p95', p95, sizes)];
}

function figureOf(group: Group, name: string, of: Statistic, sizes: readonly Size[]): Measured {
  const which = QUESTIONS.flatMap((question, i) => (question.group === group ? [i] : []));
  const sums = ({ took }: Size) =>
    took.map((round) => which.map((i) => of(round[i]!)).reduce((a, b) => a + b, 0));
  const by = (figure: (size: Size) => unknown) =>
    Object.fromEntries(sizes.map((size) => [`${size.times}×`, figure(size)]));
  return {
    figure: `grow-around, ${group}${name}${MOST === 100 ? '' : `, ${MOST}×`}`,
    unit: 'ms',
    goal: group === 'day' ? null : { of: 'ratio', atMost: AT_MOST },
    ours: sums(sizes.at(-1)!),
    limit: sums(sizes[0]!),
    against: 'the same where there is a hundredth of it around what is asked about',
    details: {
      questions: which.length,
      rowsAdded: by(({ rows }) => rows),
      ms: by((size) => tidy(median(sums(size)))),
      rounds: by((size) => sums(size).map(tidy)),
      grown: grownOf(which, of, sizes[0]!, sizes.at(-1)!),
    },
  };
}

/** The questions that take longer than they may, with what they take. */
function grownOf(
  which: readonly number[],
  statistic: Statistic,
  first: Size,
  last: Size,
): Record<string, string> {
  const of = (i: number, { took }: Size) => statistic(took.flatMap((round) => round[i]!));
  const grown = which.filter((i) => of(i, last) > AT_MOST * of(i, first));
  return Object.fromEntries(
    grown.map((i) => [nameOf(QUESTIONS[i]!), `${tidy(of(i, first))} → ${tidy(of(i, last))}`]),
  );
}

function tidy(ms: number): number {
  return Math.round(ms * 10) / 10;
}
