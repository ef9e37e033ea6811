import { CourseRunNotFound } from '#domain/learning/course-run.errors';
import type { Evidence, EvidenceKind } from '#domain/learning/progress/evidence';
import { LearnerProgress, type Learner } from '#domain/learning/progress/learner-progress';
import type { OpenItem, ProgressRepository } from '#domain/learning/progress/progress.repository';
import { NO_RULES, type CountingItem, type RuleBook } from '#domain/learning/progress/rule-book';
import type { CompletionRule } from '#domain/learning/progress/rules';
import { CourseItemNotFound } from '#domain/learning/outline/outline.errors';
import { noteChange } from '#platform/persistence/audit';
import { transaction } from '#platform/persistence/transaction';
import { evidenceFrom, evidenceRow, keptFrom, progressRow, type KeptRow } from './progress-rows.js';
import * as statements from './progress-statements.js';
import { holding, saving, type BookRow } from './progress-together.js';

const DECIDED: readonly EvidenceKind[] = ['waived', 'unwaived', 'reset'];

export class SqlProgressRepository implements ProgressRepository {
  async openItem(itemId: string): Promise<OpenItem> {
    const [item] = await transaction().query<OpenItem>(statements.openItem, [itemId]);
    if (!item) throw new CourseItemNotFound();
    return item;
  }

  async hold({ runId, learnerId, enrolmentId }: Learner): Promise<LearnerProgress> {
    const { kept, evidence, book } = await transaction().together(holding, { runId, learnerId });
    return tracked({ runId, learnerId, enrolmentId }, bookFrom(book), evidence.map(evidenceFrom), kept);
  }

  /** Asked at once, they are held by as many statements as one. */
  holdSome(of: readonly Learner[]): Promise<LearnerProgress[]> {
    return Promise.all(of.map((one) => this.hold(one)));
  }

  everybody(runId: string): Promise<Learner[]> {
    return transaction().query<Learner>(statements.everybody, [runId]);
  }

  newcomers(runId: string, { version }: RuleBook): Promise<Learner[]> {
    return transaction().query<Learner>(statements.newcomers, [runId, version]);
  }

  async save(progress: readonly LearnerProgress[]): Promise<void> {
    const news = progress.flatMap((one) => {
      const changes = one.changes();
      if (!changes) return [];
      const evidence = changes.evidence.map((each) => evidenceRow(one.of, each));
      for (const each of changes.evidence) if (DECIDED.includes(each.kind)) noteDecision(one.of, each);
      return [{ evidence, progress: progressRow(one.of, changes.progress) }];
    });
    if (news.length > 0) await transaction().together(saving, news);
  }

  async rules(runId: string) {
    const [run] = await transaction().query<{ completion: CompletionRule | null }>(statements.holdRun, [
      runId,
    ]);
    if (!run) throw new CourseRunNotFound();
    const [book, items] = await Promise.all([
      this.newest(runId),
      transaction().query<CountingItem>(statements.countingItems, [runId]),
    ]);
    return { book, items, run: run.completion };
  }

  async newestRules(runId: string): Promise<RuleBook> {
    const held = await transaction().query(statements.keepRun, [runId]);
    if (held.length === 0) throw new CourseRunNotFound();
    return this.newest(runId);
  }

  async addBook(runId: string, { version, items, run }: RuleBook, now: Date): Promise<void> {
    await transaction().query(statements.addBook, [runId, version, JSON.stringify({ items, run }), now]);
  }

  private async newest(runId: string): Promise<RuleBook> {
    const [row] = await transaction().query<BookRow>(statements.newestBook, [runId]);
    return bookFrom(row);
  }
}

/** What somebody decides about a learner is in the audit log (K7); what learners do is evidence, and told there. */
function noteDecision(
  { runId, learnerId }: Learner,
  { id, kind, itemId, round, turn, reason }: Evidence,
): void {
  const after = { kind, runId, learnerId, itemId, round, turn, reason };
  noteChange({ action: 'create', subject_type: 'Evidence', subject_id: id, before: null, after });
}

function bookFrom(row: BookRow | undefined): RuleBook {
  return row ? { version: row.version, items: row.rules.items, run: row.rules.run } : NO_RULES;
}

function tracked(of: Learner, book: RuleBook, evidence: readonly Evidence[], row: KeptRow): LearnerProgress {
  const progress = new LearnerProgress(of, book, evidence, keptFrom(row));
  transaction().track(progress);
  return progress;
}
