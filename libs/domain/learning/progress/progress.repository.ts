import { token } from '../../kernel/token.js';
import type { CompletionRule } from './rules.js';
import type { Learner, LearnerProgress } from './learner-progress.js';
import type { CountingItem, RuleBook } from './rule-book.js';

/** An item that the signed-in learner wants to say something about, and what stands in the way. */
export interface OpenItem {
  readonly runId: string;
  readonly learnerId: string;
  readonly enrolmentId: string;
  /** By its own date or its module's, as is `closesAt`. */
  readonly opensAt: string | null;
  readonly closesAt: string | null;
  readonly notYet: boolean | null;
  readonly over: boolean | null;
  /** When what was begun ends: it closes, by its own date or its module's, or the run is over for the learner; null: never. */
  readonly lastMoment: Date | null;
  /** The published items that have to be completed before. */
  readonly missing: readonly string[];
}

/** What the learners of the school of the unit of work have done. */
export interface ProgressRepository {
  /** @throws CourseItemNotFound unless it is published in a run in which the actor learns now */
  openItem(itemId: string): Promise<OpenItem>;
  /** For changing it: nobody else does until the unit of work ends. */
  hold(of: {
    readonly runId: string;
    readonly learnerId: string;
    readonly enrolmentId: string;
  }): Promise<LearnerProgress>;
  /** That of some learners, held, in their order: as many statements as for one. */
  holdSome(
    of: readonly { readonly runId: string; readonly learnerId: string; readonly enrolmentId: string }[],
  ): Promise<readonly LearnerProgress[]>;
  /** Who is enrolled in a run, or was and has done something; with the enrolment that goes on, or else the last. */
  everybody(runId: string): Promise<readonly Learner[]>;
  /** Of them who is enrolled and was not measured by these rules yet, or is completed by them and active all the same. */
  newcomers(runId: string, by: RuleBook): Promise<readonly Learner[]>;
  save(progress: readonly LearnerProgress[]): Promise<void>;
  /** The newest rules of a run, held; what counts in it now, and the run's own rule. @throws CourseRunNotFound */
  rules(runId: string): Promise<{
    readonly book: RuleBook;
    readonly items: readonly CountingItem[];
    readonly run: CompletionRule | null;
  }>;
  /** The same without what counts: nobody revises them until the unit of work ends. @throws CourseRunNotFound */
  newestRules(runId: string): Promise<RuleBook>;
  addBook(runId: string, book: RuleBook, now: Date): Promise<void>;
}
export const ProgressRepository = token<ProgressRepository>('ProgressRepository');
