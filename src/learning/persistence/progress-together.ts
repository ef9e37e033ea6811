import type { Learner } from '#domain/learning/progress/learner-progress';
import type { RuleBook } from '#domain/learning/progress/rule-book';
import type { Together } from '#platform/persistence/pipeline';
import type { EvidenceRow, KeptRow } from './progress-rows.js';
import * as statements from './progress-statements.js';

/** A version of a run's rules as it is stored. */
export interface BookRow {
  readonly version: number;
  readonly rules: Pick<RuleBook, 'items' | 'run'>;
}

/** What is stored of one learner in one run. */
interface HeldRows {
  readonly kept: KeptRow;
  readonly evidence: readonly EvidenceRow[];
  /** None: the run has no rules yet. */
  readonly book: BookRow | undefined;
}

/** What is new of one learner in one run. */
interface NewRows {
  readonly evidence: readonly object[];
  readonly progress: object;
}

type Placed<Row> = Row & { readonly place: number };

/** Holds and reads what several learners have done, in as many statements as for one. */
export const holding: Together<Pick<Learner, 'runId' | 'learnerId'>, HeldRows> = {
  writes: true,
  async answer(learners, open) {
    const given = [
      JSON.stringify(learners.map(({ runId, learnerId }, place) => ({ place, runId, learnerId }))),
    ];
    await open.query(statements.begin, given);
    const [, kept, evidence, books] = await Promise.all([
      open.query(statements.lock, given),
      open.query<Placed<KeptRow>>(statements.keptOf, given),
      open.query<EvidenceRow>(statements.evidenceOf, given),
      open.query<BookRow & { runId: string }>(statements.newestBooks, given),
    ]);
    const keptAt = new Map(kept.map((row) => [row.place, row]));
    const evidenceAt = Map.groupBy(evidence, ({ place }) => place!);
    const bookOf = new Map(books.map((row) => [row.runId, row]));
    return learners.map(({ runId }, place) => ({
      kept: keptAt.get(place)!,
      evidence: evidenceAt.get(place) ?? [],
      book: bookOf.get(runId),
    }));
  },
};

/** Stores what is new of several learners, in as many statements as for one. */
export const saving: Together<readonly NewRows[], void> = {
  writes: true,
  async answer(news, open) {
    const evidence = news.flat().flatMap((one) => one.evidence);
    if (evidence.length > 0) await open.query(statements.addEvidence, [JSON.stringify(evidence)]);
    await open.query(statements.save, [JSON.stringify(news.flat().map(({ progress }) => progress))]);
    return news.map(() => undefined);
  },
};
