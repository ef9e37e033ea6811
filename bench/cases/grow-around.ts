import { nameOf, QUESTIONS, type Group } from '../harness/around-questions.js';
import { CLIENT, move, SERVER } from '../harness/cores.js';
import { median, percentile, type Measured } from '../harness/figures.js';
import { GrowingSchool, type Times } from '../harness/growing-school.js';
import { Installation } from '../harness/installation.js';
import type { Span } from '../harness/rounds.js';

const MOST = Number(process.env['BENCH_TIMES'] ?? 100);
/** How many times the rows that there are at first. The goal is for 100. */
const TIMES = [1, 10, MOST];
const AT_MOST = 1.5;
const GROUPS: readonly Group[] = [
  'learner',
  'author',
  'roster',
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
    return GROUPS.map((group) => figureOf(group, sizes));
  } finally {
    await installation.remove();
  }
}

/** What one waits for who asks all questions of a group, one after the other. */
function figureOf(group: Group, sizes: readonly Size[]): Measured {
  const which = QUESTIONS.flatMap((question, i) => (question.group === group ? [i] : []));
  const sums = ({ took }: Size) =>
    took.map((round) => which.map((i) => median(round[i]!)).reduce((a, b) => a + b, 0));
  const p95 = ({ took }: Size) =>
    percentile(
      took.flatMap((round) => which.flatMap((i) => round[i]!)),
      0.95,
    );
  const by = (figure: (size: Size) => unknown) =>
    Object.fromEntries(sizes.map((size) => [`${size.times}×`, figure(size)]));
  return {
    figure: `grow-around, ${group}${MOST === 100 ? '' : `, ${MOST}×`}`,
    unit: 'ms',
    goal: group === 'day' ? null : { of: 'ratio', atMost: AT_MOST },
    ours: sums(sizes.at(-1)!),
    limit: sums(sizes[0]!),
    against: 'the same where there is a hundredth of it around what is asked about',
    details: {
      questions: which.length,
      rowsAdded: by(({ rows }) => rows),
      ms: by((size) => tidy(median(sums(size)))),
      p95Ms: by((size) => tidy(p95(size))),
      grown: grownOf(which, sizes[0]!, sizes.at(-1)!),
    },
  };
}

/** The questions that take longer than they may, with what they take. */
function grownOf(which: readonly number[], first: Size, last: Size): Record<string, string> {
  const of = (i: number, { took }: Size) => median(took.flatMap((round) => round[i]!));
  const grown = which.filter((i) => of(i, last) > AT_MOST * of(i, first));
  return Object.fromEntries(
    grown.map((i) => [nameOf(QUESTIONS[i]!), `${tidy(of(i, first))} → ${tidy(of(i, last))}`]),
  );
}

function tidy(ms: number): number {
  return Math.round(ms * 10) / 10;
}
