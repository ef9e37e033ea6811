import { askByTurns, type BothTimes, type Times } from '../harness/asked-by-turns.js';
import { QUESTIONS, type Group } from '../harness/around-questions.js';
import { CLIENT, move, SERVER } from '../harness/cores.js';
import { median, percentile, type Measured } from '../harness/figures.js';
import { GrowingSchool } from '../harness/growing-school.js';
import { Installation } from '../harness/installation.js';
import { nameOf } from '../harness/question-names.js';
import type { Span } from '../harness/rounds.js';

const MOST = Number(process.env['BENCH_TIMES'] ?? 100);
/** How many times the rows that there are at first. The goal is for 100. */
const TIMES = [...new Set([10, MOST])];
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

interface Size extends BothTimes {
  readonly times: number;
  /** That were added to get there. */
  readonly rows: number;
}

/** Two schools twice; what is asked about stays as large as it is, while there comes ever more around it in one of them. */
export async function growAround({ rounds }: Span): Promise<Measured[]> {
  const small = await demo();
  const large = await demo();
  try {
    move([process.pid], CLIENT);
    const [alone, crowded] = [await GrowingSchool.open(small), await GrowingSchool.open(large)];
    const sizes: Size[] = [];
    for (const times of TIMES) {
      const rows = await crowded.growTo(times);
      await alone.growTo(1);
      sizes.push({ times, rows, ...(await askByTurns(alone, crowded, rounds)) });
    }
    await Promise.all([alone.close(), crowded.close()]);
    return GROUPS.flatMap((group) => figuresOf(group, sizes));
  } finally {
    await Promise.all([small.remove(), large.remove()]);
  }
}

async function demo(): Promise<Installation> {
  const installation = await Installation.prepare(SERVER);
  await installation.command(['seed'], 'a good password');
  return installation;
}

type Statistic = (times: readonly number[]) => number;

const p95: Statistic = (times) => percentile(times, 0.95);

/** What one waits for who asks all questions of a group, one after the other; and who meets each at a slow moment. */
function figuresOf(group: Group, sizes: readonly Size[]): Measured[] {
  return [figureOf(group, '', median, sizes), figureOf(group, ', p95', p95, sizes)];
}

function figureOf(group: Group, name: string, of: Statistic, sizes: readonly Size[]): Measured {
  const which = QUESTIONS.flatMap((question, i) => (question.group === group ? [i] : []));
  const sums = (times: Times) =>
    times.map((round) => which.map((i) => of(round[i]!)).reduce((a, b) => a + b, 0));
  const by = (figure: (size: Size) => unknown) =>
    Object.fromEntries(sizes.map((size) => [`${size.times}×`, figure(size)]));
  const last = sizes.at(-1)!;
  return {
    figure: `grow-around, ${group}${name}${MOST === 100 ? '' : `, ${MOST}×`}`,
    unit: 'ms',
    goal: group === 'day' ? null : { of: 'ratio', atMost: AT_MOST },
    ours: sums(last.large),
    limit: sums(last.small),
    against: 'the same, by turns, where there is a hundredth of it around what is asked about',
    details: {
      questions: which.length,
      rowsAdded: by(({ rows }) => rows),
      ms: by(({ small, large }) => [small, large].map((times) => tidy(median(sums(times))))),
      rounds: by(({ small, large }) => [small, large].map((times) => sums(times).map(tidy))),
      grown: grownOf(which, of, last),
    },
  };
}

/** The questions that take longer than they may, with what they take. */
function grownOf(
  which: readonly number[],
  statistic: Statistic,
  { small, large }: BothTimes,
): Record<string, string> {
  const of = (i: number, times: Times) => statistic(times.flatMap((round) => round[i]!));
  const grown = which.filter((i) => of(i, large) > AT_MOST * of(i, small));
  return Object.fromEntries(
    grown.map((i) => [nameOf(QUESTIONS[i]!), `${tidy(of(i, small))} → ${tidy(of(i, large))}`]),
  );
}

function tidy(ms: number): number {
  return Math.round(ms * 10) / 10;
}
