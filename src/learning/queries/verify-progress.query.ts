import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import type { Evidence } from '#domain/learning/progress/evidence';
import { keptOf, type KeptProgress } from '#domain/learning/progress/kept-progress';
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

interface Row {
  readonly runId: string;
  readonly learnerId: string;
  readonly version: number | null;
  readonly rules: Pick<RuleBook, 'items' | 'run'> | null;
  /** Null: nothing is kept of what there is evidence of. */
  readonly kept: KeptProgress | null;
  readonly evidence: readonly (Omit<Evidence, 'at' | 'reason'> & { readonly at: string })[];
}

/** The next of whom there is a progress, or evidence of one. */
const next = (table: string) => `(
    select distinct run_id, learner_id from learning.${table}
    where school_id = platform.current_school() and (run_id, learner_id) > ($1::uuid, $2::uuid)
    order by 1, 2 limit 1000)`;

const all = prepared(`
  select who.run_id as "runId", who.learner_id as "learnerId", b.version, b.rules,
    case when p.run_id is not null then json_build_object('rulesVersion', p.rules_version, 'state', p.state, 'done', p.done,
      'total', p.total, 'completedAt', p.completed_at, 'items', (
        select coalesce(json_agg(json_build_object('itemId', i.item_id, 'state', i.state, 'completedAt', i.completed_at)
          order by i.item_id), '[]')
        from learning.item_progress i where i.school_id = p.school_id and i.run_id = p.run_id
          and i.learner_id = p.learner_id)) end as kept,
    (select coalesce(json_agg(json_build_object('id', v.id, 'itemId', v.item_id, 'kind', v.kind, 'round', v.round,
        'rulesVersion', v.rules_version, 'score', v.score, 'passed', v.passed, 'turn', v.turn, 'at', v.at, 'by', v.by)), '[]')
      from learning.evidence v where v.school_id = platform.current_school() and v.run_id = who.run_id
        and v.learner_id = who.learner_id) as evidence
  from (${next('progress')} union ${next('evidence')} order by 1, 2 limit 1000) who
  left join learning.progress p on p.school_id = platform.current_school() and p.run_id = who.run_id
    and p.learner_id = who.learner_id
  left join lateral (
    select k.version, k.rules from learning.rule_books k
    where k.school_id = platform.current_school() and k.run_id = who.run_id order by k.version desc limit 1) b on true
  order by who.run_id, who.learner_id`);

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
  const known = evidence.map((one) => ({ ...one, reason: null, at: new Date(one.at) }));
  const recomputed = said(keptOf(progressOf(book, known)));
  const before = kept ? said(kept) : 'nothing';
  return recomputed === before ? [] : [{ runId, learnerId, kept: before, recomputed }];
}

/** All that is kept, so that what differs in anything differs in words. */
function said({ rulesVersion, state, done, total, completedAt, items }: KeptProgress): string {
  const each = items.map((item) => `${item.itemId.slice(-6)} ${item.state}${sinceThen(item.completedAt)}`);
  const run = `${state}${sinceThen(completedAt)} ${done}/${total} by rules ${rulesVersion}`;
  return each.length > 0 ? `${run}: ${each.join(', ')}` : run;
}

/** The database writes an instant otherwise than we do. */
function sinceThen(completedAt: string | null): string {
  return completedAt === null ? '' : ` at ${new Date(completedAt).toISOString()}`;
}
