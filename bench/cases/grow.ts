import { join } from 'node:path';
import { CLIENT, move, SERVER } from '../harness/cores.js';
import { District } from '../harness/district.js';
import { median, percentile, type Measured } from '../harness/figures.js';
import { QUESTIONS, subjectOf, type Question } from '../harness/growth-questions.js';
import { HttpLine, requestText } from '../harness/http-line.js';
import type { Span } from '../harness/rounds.js';

/** Of the size that the goal is for. */
const SCHOOLS = Number(process.env['BENCH_SCHOOLS'] ?? 100);
const MONTH_DAYS = 20;
const YEAR_DAYS = 190;
/** Of each question in a round, in each district. */
const ASKED = 40;
/**
 * One district with a month of marks and one with a year, 9.5 times as many, side by side: what is asked of both must take
 * as long.
 */
export async function grow({ rounds }: Span): Promise<Measured[]> {
  const kept = process.env['BENCH_KEEP'];
  const open = (days: number, name: string) =>
    District.open({ schools: SCHOOLS, students: 500, days }, SERVER, kept && join(kept, name));
  const month = await open(MONTH_DAYS, 'month');
  const year = await open(YEAR_DAYS, 'year').catch(async (error: unknown) => {
    await month.close();
    throw error;
  });
  try {
    move([process.pid], CLIENT);
    const race = await Race.between(month, year);
    await race.round(); // warms up
    for (let round = 0; round < rounds; round++) race.keep(await race.round());
    return race.figures();
  } finally {
    await Promise.all([month.close(), year.close()]);
  }
}

/** Milliseconds of each question, in the order of QUESTIONS. */
type Times = readonly number[][];

class Race {
  private asked = 0;
  private readonly rounds: { month: Times; year: Times }[] = [];

  private constructor(private readonly sides: readonly (readonly [District, HttpLine])[]) {}

  static async between(...districts: readonly District[]): Promise<Race> {
    const lines = districts.map(
      async (each) => [each, await HttpLine.open('127.0.0.1', each.installation.port)] as const,
    );
    return new Race(await Promise.all(lines));
  }

  keep(round: { month: Times; year: Times }): void {
    this.rounds.push(round);
  }

  /** Asks both the same, by turns, each time about somebody else. */
  async round(): Promise<{ month: Times; year: Times }> {
    const times = [QUESTIONS.map((): number[] => []), QUESTIONS.map((): number[] => [])] as const;
    for (let i = 0; i < ASKED; i++, this.asked++)
      for (const [nth, question] of QUESTIONS.entries())
        for (const side of this.asked % 2 === 0 ? [0, 1] : [1, 0])
          times[side as 0 | 1][nth]!.push(await this.ask(side, question));
    return { month: times[0], year: times[1] };
  }

  figures(): Measured[] {
    return (['board', 'student', 'dashboard'] as const).flatMap((name) => [
      this.figure(name, '', median),
      this.figure(name, ', p95', (times) => percentile(times, 0.95)),
    ]);
  }

  /** What a person waits for: all questions of a kind, one after the other. */
  private figure(name: Question['name'], suffix: string, of: (times: readonly number[]) => number): Measured {
    const which = QUESTIONS.flatMap((question, i) => (question.name === name ? [i] : []));
    const sumOf = (times: Times) => which.map((i) => of(times[i]!)).reduce((a, b) => a + b, 0);
    return {
      figure: `grow, ${name}${suffix}${SCHOOLS === 100 ? '' : `, ${SCHOOLS} schools`}`,
      unit: 'ms',
      goal: { of: 'ratio', atMost: 1.5 },
      ours: this.rounds.map(({ year }) => sumOf(year)),
      limit: this.rounds.map(({ month }) => sumOf(month)),
      against: `the same four weeks where there are ${MONTH_DAYS} days of marks instead of ${YEAR_DAYS}`,
      details: { questions: which.length },
    };
  }

  private async ask(side: number, { who, path }: Question): Promise<number> {
    const [district, line] = this.sides[side]!;
    const of = subjectOf(district, this.asked);
    const people = {
      office: `office@school-${of.school.numeral}.scale.example`,
      district: 'district@scale.example',
    };
    const authorization = `Bearer ${await district.token(people[who])}`;
    const request = requestText('GET', path(of), { authorization });
    const sent = performance.now();
    const { status, body } = await line.send(request);
    const took = performance.now() - sent;
    if (status !== 200) throw new Error(`${path(of)} → ${status}: ${body}`);
    return took;
  }
}
