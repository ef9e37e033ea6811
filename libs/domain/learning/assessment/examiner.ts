import type { Actor } from '../../kernel/actor.js';
import type { Sighting, Witness } from '../progress/witness.js';
import type { Attempt, Paper } from './attempt.js';
import type { AttemptRepository } from './attempt.repository.js';
import type { ItemResult } from './item-result.js';
import type { ItemResultRepository } from './item-result.repository.js';
import type { QuestionRepository } from './question.repository.js';
import { isPassed, resultOf } from './result-of.js';

/** What follows when an attempt ends, is graded or is released. */
export class Examiner {
  constructor(
    private readonly deps: {
      attempts: AttemptRepository;
      questions: QuestionRepository;
      results: ItemResultRepository;
      witness: Witness;
    },
  ) {}

  /** What was asked in the attempt, with what is right. */
  async paperOf({ asked }: Attempt): Promise<Paper> {
    const versions = await this.deps.questions.versions(asked);
    return new Map(versions.map((one) => [one.questionId, one]));
  }

  /** The attempt has ended: that is evidence, and what is graded goes its way. */
  async follow(attempt: Attempt, by: Actor, now: Date): Promise<void> {
    if (attempt.state === 'abandoned') return;
    const { itemId } = attempt;
    // Whoever holds results and progress holds results first, so that two never wait for each other.
    await this.settle([attempt], by, now);
    await this.deps.witness.note(attempt, { kind: 'submitted', itemId, score: null, passed: null }, by, now);
  }

  /**
   * Releases what is released at once, works out what the attempts of the learners come to, and notes what is released of it
   * as evidence.
   * @param of attempts at one quiz, held, whosever they are: the same number of statements however many there are
   */
  async settle(of: readonly Attempt[], by: Actor, now: Date): Promise<void> {
    const placeOf = new Map(of.toSorted(byNumber).map((attempt) => [attempt.learnerId, attempt]));
    const places = [...placeOf.values()];
    if (places.length === 0) return;
    const { attempts, results, witness } = this.deps;
    const { itemId } = places[0]!;
    const { method, passAt, release } = await attempts.quiz(itemId);
    if (release === 'at_once') for (const one of of) if (one.state === 'graded') one.release();
    // Held before the attempts are read: what others have graded or released meanwhile counts as well.
    const held = await results.holdAll(places, now);
    const all = await attempts.ofLearners(itemId, [...placeOf.keys()]);
    const theirs = Map.groupBy(all, ({ learnerId }) => learnerId);
    const seen = held.flatMap((result) => {
      const mine = theirs.get(result.learnerId) ?? [];
      result.take(resultOf(method, scored(mine, false)), resultOf(method, scored(mine, true)), by, now);
      return sightingOf(placeOf.get(result.learnerId)!, result, passAt);
    });
    await witness.noteAll(seen, by, now);
  }
}

function scored(all: readonly Attempt[], released: boolean) {
  return all.flatMap(({ number, score, points, state }) =>
    score !== null && (!released || state === 'released') ? [{ number, score, points }] : [],
  );
}

const byNumber = (a: Attempt, b: Attempt) => a.number - b.number;

/** What the learner sees is evidence, in the enrolment of the newest attempt; what is not shown yet is none (B6). */
function sightingOf(of: Attempt, result: ItemResult, passAt: number | null): Sighting[] {
  const shown = result.shown();
  if (!shown) return [];
  const score = Math.round((shown.score * 10_000) / shown.points) / 10_000;
  const { itemId } = result;
  return [{ of, seen: { kind: 'scored', itemId, score, passed: isPassed(shown, passAt) } }];
}
