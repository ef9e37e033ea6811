import type { Actor } from '../../kernel/actor.js';
import type { Witnessed } from '../progress/evidence.js';
import type { Sighting, Witness } from '../progress/witness.js';
import type { Attempt } from './attempt.js';
import type { AttemptRepository } from './attempt.repository.js';
import type { ItemResultRepository } from './item-result.repository.js';
import type { Key, Paper } from './key.js';
import type { QuestionRepository } from './question.repository.js';
import { resultOf, scored } from './result-of.js';
import { resultSeen } from './result-seen.js';

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

  /** By what the attempt is measured if it ends now. */
  async keyOf(attempt: Attempt): Promise<Key> {
    const corrections = this.deps.attempts.correctionsOf(attempt);
    return { paper: await this.paperOf(attempt), corrections: await corrections };
  }

  /** The attempt has ended: that is evidence, and what is graded goes its way. */
  async follow(attempt: Attempt, by: Actor, now: Date): Promise<void> {
    const { itemId } = attempt;
    if (attempt.state === 'abandoned') {
      const seen = (since: Date | null) => triedOf([attempt], since);
      return this.deps.witness.noteAll([{ of: attempt, itemId, seen }], by, now);
    }
    // Whoever holds results and progress holds results first, so that two never wait for each other.
    await this.settle([attempt], by, now);
    const submitted = { kind: 'submitted', itemId, score: null, passed: null } as const;
    const seen = (since: Date | null) => (isBegunSince(since, attempt) ? [submitted] : []);
    await this.deps.witness.noteAll([{ of: attempt, itemId, seen }], by, now);
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
    const seen = held.flatMap((result): Sighting[] => {
      const mine = theirs.get(result.learnerId) ?? [];
      result.take(resultOf(method, scored(mine, false)), resultOf(method, scored(mine, true)), by, now);
      if (!result.shown()) return [];
      const anew = (since: Date) => mine.filter((one) => isBegunSince(since, one));
      const worked = (since: Date) => resultOf(method, scored(anew(since), true));
      const newest = placeOf.get(result.learnerId)!; // in whose enrolment it is evidence
      const noted = (since: Date | null) =>
        withTried(resultSeen(result, passAt, since, worked), triedOf(mine, since));
      return [{ of: newest, itemId, seen: noted }];
    });
    await witness.noteAll(seen, by, now);
  }
}

const byNumber = (a: Attempt, b: Attempt) => a.number - b.number;

/** The last attempt of which nothing is to be waited for: what is not released says nothing (B6). */
function triedOf(attempts: readonly Attempt[], since: Date | null): readonly Witnessed[] {
  const over = attempts.filter(({ state }) => state === 'released' || state === 'abandoned');
  const last = over
    .filter((one) => isBegunSince(since, one))
    .toSorted(byNumber)
    .at(-1);
  const nothing = { score: null, passed: null } as const;
  return last ? [{ kind: 'tried', itemId: last.itemId, turn: last.number, ...nothing }] : [];
}

/** Without a result that the learner sees, nothing is said of attempts, either. */
function withTried(results: readonly Witnessed[], tried: readonly Witnessed[]): readonly Witnessed[] {
  return results.length > 0 ? [...results, ...tried] : [];
}

function isBegunSince(since: Date | null, { startedAt }: Attempt): boolean {
  return since === null || startedAt >= since;
}
