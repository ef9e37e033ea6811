import { GradingScheme } from '#domain/learning/assessment/grading-scheme';
import type { GradingSchemeRepository } from '#domain/learning/assessment/grading-scheme.repository';
import { mapClass } from '#platform/persistence/map-class';
import { prepared } from '#platform/persistence/statement';
import { transaction } from '#platform/persistence/transaction';

mapClass(GradingScheme, {
  table: 'learning.grading_schemes',
  fields: (p) => ({
    id: p.uuid().primary(),
    schoolId: p.uuid(),
    categories: p.json(),
    excluded: p.array(),
    version: p.integer().version(),
  }),
});

const gradable = prepared(
  `select id from learning.items where run_id = $1::uuid and kind in ('quiz', 'assignment')`,
);

export class MikroGradingSchemeRepository implements GradingSchemeRepository {
  async of(run: { readonly id: string; readonly schoolId: string }): Promise<GradingScheme> {
    const { em } = transaction();
    const known = await em.findOne(GradingScheme, { id: run.id });
    if (known) return known;
    const scheme = GradingScheme.of(run);
    em.persist(scheme);
    return scheme;
  }

  ofRuns(runIds: readonly string[]): Promise<GradingScheme[]> {
    return transaction().em.find(GradingScheme, { id: { $in: [...runIds] } });
  }

  add(scheme: GradingScheme): void {
    transaction().em.persist(scheme);
  }

  async gradable(runId: string): Promise<ReadonlySet<string>> {
    const rows = await transaction().query<{ id: string }>(gradable, [runId]);
    return new Set(rows.map(({ id }) => id));
  }
}
