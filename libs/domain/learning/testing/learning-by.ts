import type { Evidence } from '../progress/evidence.js';
import { keptOf } from '../progress/kept-progress.js';
import { LearnerProgress } from '../progress/learner-progress.js';
import { progressOf } from '../progress/progress-of.js';
import { NO_RULES, rulesOf, type CountingItem, type RuleBook } from '../progress/rule-book.js';
import type { CompletionRule } from '../progress/rules.js';
import { office, teacher } from './actors.js';

const of = { runId: 'run', learnerId: 'learner', enrolmentId: 'enrolment' };
const NOTHING = {
  rulesVersion: 0,
  state: 'not_started',
  done: 0,
  total: 0,
  completedAt: null,
  items: [],
} as const;
export const at = (minute: number) => new Date(Date.UTC(2026, 10, 23, 8, minute));
export const page = (itemId: string, completion: CompletionRule | null = null): CountingItem => ({
  itemId,
  kind: 'page',
  completion,
  attempts: null,
});
export const quiz = (
  itemId: string,
  attempts: number | null,
  completion: CompletionRule | null = null,
): CountingItem => ({ itemId, kind: 'quiz', completion, attempts });

export function book(version: number, items: CountingItem[], run: CompletionRule | null = null): RuleBook {
  return { version, ...rulesOf(items, run) };
}

/** A learner whose evidence is kept as a repository would keep it. */
export function learner(rules: RuleBook = NO_RULES) {
  const evidence: Evidence[] = [];
  let progress = new LearnerProgress(of, rules, [], NOTHING);
  let kept = keptOf(progressOf(NO_RULES, []));
  let valid = rules;
  const events: object[] = [];
  const load = () => {
    progress = new LearnerProgress(of, valid, [...evidence], kept);
  };
  const store = () => {
    const changes = progress.changes();
    events.push(...progress.takeEvents());
    if (changes) evidence.push(...changes.evidence);
    if (changes) kept = changes.progress;
  };
  const act = (work: (one: LearnerProgress) => void) => {
    load();
    work(progress);
    store();
  };
  return {
    evidence,
    events,
    kept: () => kept,
    rules: () => valid,
    view: (itemId: string, minute: number) => act((one) => one.note('viewed', itemId, teacher, at(minute))),
    done: (itemId: string, minute: number) =>
      act((one) => one.note('marked_done', itemId, teacher, at(minute))),
    reset: (itemIds: string[] | null, minute: number) => act((one) => one.reset(itemIds, office, at(minute))),
    score: (itemId: string, score: number, minute: number) =>
      act((one) => one.witness({ kind: 'scored', itemId, score, passed: score >= 0.5 }, teacher, at(minute))),
    tried: (itemId: string, turn: number, minute: number) =>
      act((one) =>
        one.witness({ kind: 'tried', itemId, turn, score: null, passed: null }, teacher, at(minute)),
      ),
    waive: (itemId: string, minute: number, reason = 'done elsewhere') =>
      act((one) => one.waive(itemId, reason, office, at(minute))),
    unwaive: (itemId: string, minute: number) => act((one) => one.unwaive(itemId, office, at(minute))),
    measure: (next: RuleBook) => {
      act((one) => one.measureBy(next));
      valid = next;
    },
  };
}
