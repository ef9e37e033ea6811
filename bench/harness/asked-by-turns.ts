import { QUESTIONS } from './around-questions.js';
import type { GrowingSchool } from './growing-school.js';

/** Milliseconds, round by round, of each question in the order of QUESTIONS. */
export type Times = readonly (readonly (readonly number[])[])[];

/** Of each question in a round: two are slower than what is called p95. */
const ASKED = 40;
/** Of each, until the code that answers is compiled and what the start has left to be done is done. */
const ASKED_FIRST = 24;

export interface BothTimes {
  readonly small: Times;
  readonly large: Times;
}

/** Asks both schools all questions by turns, about somebody else each time: both see the same machine in the same mood. */
export async function askByTurns(
  small: GrowingSchool,
  large: GrowingSchool,
  rounds: number,
): Promise<BothTimes> {
  const round = async (from: number, count: number) => {
    const took = { small: QUESTIONS.map((): number[] => []), large: QUESTIONS.map((): number[] => []) };
    for (let nth = from; nth < from + count; nth++)
      for (const which of nth % 2 === 0 ? (['small', 'large'] as const) : (['large', 'small'] as const))
        for (const [i, question] of QUESTIONS.entries())
          took[which][i]!.push(await { small, large }[which].ask(question, nth));
    return took;
  };
  await round(0, ASKED_FIRST);
  const all = [];
  for (let n = 0; n < rounds; n++) all.push(await round(ASKED_FIRST + n * ASKED, ASKED));
  return { small: all.map((each) => each.small), large: all.map((each) => each.large) };
}
