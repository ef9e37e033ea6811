import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import type { Evidence } from '#domain/learning/progress/evidence';
import { progressOf } from '#domain/learning/progress/progress-of';
import { NO_RULES, type RuleBook } from '#domain/learning/progress/rule-book';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';

/** A kept progress that is not what its evidence comes to. */
export interface ProgressDifference {
  readonly runId: string;
  readonly learnerId: string;
  readonly kept: string;
  readonly recomputed: string;
}

/** Works out the progress of everybody in a school from the evidence, and compares it with what is kept (B2). */
export class VerifyProgressQuery extends Query<ProgressDifference[]> {
  constructor(readonly actor: Actor) {
    super();
  }
}

interface Figures {
  readonly rulesVersion: number;
  readonly state: string;
  readonly done: number;
  readonly total: number;
  readonly items: readonly { readonly itemId: string; readonly state: string }[];
}

interface Row {
  readonly runId: string;
  readonly learnerId: string;
  readonly version: number | null;
  readonly rules: Pick<RuleBook, 'items' | 'run'> | null;
  readonly kept: Figures;
  readonly evidence: readonly (Omit<Evidence, 'at'> & { readonly at: string })[];
}

const all = prepared(`
  select p.run_id as "runId", p.learner_id as "learnerId", b.version, b.rules,
    json_build_object('rulesVersion', p.rules_version, 'state', p.state, 'done', p.done, 'total', p.total, 'items', (
      select coalesce(json_agg(json_build_object('itemId', i.item_id, 'state', i.state) order by i.item_id), '[]')
      from learning.item_progress i where i.school_id = p.school_id and i.run_id = p.run_id
        and i.learner_id = p.learner_id)) as kept,
    (select coalesce(json_agg(json_build_object('id', v.id, 'itemId', v.item_id, 'kind', v.kind, 'round', v.round,
        'rulesVersion', v.rules_version, 'score', v.score, 'passed', v.passed, 'at', v.at, 'by', v.by)), '[]')
      from learning.evidence v where v.school_id = p.school_id and v.run_id = p.run_id
        and v.learner_id = p.learner_id) as evidence
  from learning.progress p
  left join lateral (
    select k.version, k.rules from learning.rule_books k
    where k.school_id = p.school_id and k.run_id = p.run_id order by k.version desc limit 1) b on true
  where p.school_id = platform.current_school() and (p.run_id, p.learner_id) > ($1::uuid, $2::uuid)
  order by p.run_id, p.learner_id limit 1000`);

const FIRST = '00000000-0000-0000-0000-000000000000';

@QueryHandler(VerifyProgressQuery)
export class VerifyProgressHandler implements IQueryHandler<VerifyProgressQuery> {
  constructor(private readonly reader: TenantReader) {}

  async execute({ actor }: VerifyProgressQuery): Promise<ProgressDifference[]> {
    const differences: ProgressDifference[] = [];
    for (let after = [FIRST, FIRST]; ;) {
      const rows = await this.reader.rows<Row>(actor, all, after);
      differences.push(...rows.flatMap(differenceIn));
      const last = rows.at(-1);
      if (!last) return differences;
      after = [last.runId, last.learnerId];
    }
  }
}

function differenceIn({ runId, learnerId, version, rules, kept, evidence }: Row): ProgressDifference[] {
  const book = rules && version !== null ? { ...rules, version } : NO_RULES;
  const now = progressOf(
    book,
    evidence.map((one) => ({ ...one, at: new Date(one.at) })),
  );
  const begun = now.items
    .filter(({ state }) => state !== 'not_started')
    .map(({ itemId, state }) => ({ itemId, state }))
    .toSorted((a, b) => (a.itemId < b.itemId ? -1 : 1));
  const recomputed = said({ ...now, items: begun });
  return recomputed === said(kept) ? [] : [{ runId, learnerId, kept: said(kept), recomputed }];
}

function said({ rulesVersion, state, done, total, items }: Figures): string {
  const each = items.map((item) => `${item.itemId.slice(-6)} ${item.state}`).join(', ');
  return `${state} ${done}/${total} by rules ${rulesVersion}${each && `: ${each}`}`;
}
