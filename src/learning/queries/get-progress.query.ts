import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { CourseEnrolmentNotFound } from '#domain/learning/enrolment/enrolment.errors';
import type { ItemKind } from '#domain/learning/outline/item-kinds';
import type { Evidence } from '#domain/learning/progress/evidence';
import { progressOf, type ItemProgress } from '#domain/learning/progress/progress-of';
import { NO_RULES, type RuleBook } from '#domain/learning/progress/rule-book';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { enrolmentSeenWith } from './course-enrolment.view.js';
import { ProgressView, type ItemProgressView, type WaiverView } from './progress.view.js';
import { sightOf } from './sight.js';

/** How far a learner has come, and why: worked out from the evidence, as what is kept was (B2). */
export class GetProgressQuery extends Query<ProgressView> {
  constructor(
    readonly enrolmentId: string,
    readonly actor: Actor,
  ) {
    super();
  }
}

interface OutlineItem {
  readonly itemId: string;
  readonly moduleId: string;
  readonly kind: ItemKind;
  readonly title: string;
  readonly requires: readonly string[];
}

type Said = Omit<Evidence, 'at'> & { readonly at: string; readonly byName: string | null };

interface Found {
  readonly runId: string;
  readonly learnerId: string;
  readonly version: number | null;
  readonly rules: Pick<RuleBook, 'items' | 'run'> | null;
  readonly evidence: readonly Said[];
  /** Those that are published, in their order. */
  readonly outline: readonly OutlineItem[];
}

const byEnrolment = prepared(`
  select e.run_id as "runId", e.learner_id as "learnerId", b.version, b.rules,
    (select coalesce(json_agg(json_build_object('id', v.id, 'itemId', v.item_id, 'kind', v.kind, 'round', v.round,
        'rulesVersion', v.rules_version, 'score', v.score, 'passed', v.passed, 'turn', v.turn, 'reason', v.reason,
        'at', v.at, 'by', v.by, 'byName', case when v.kind = 'waived' then (
          select n.display_name from identity_api.names_v1 n where n.person_id = v.by) end) order by v.id), '[]')
      from learning.evidence v
      where v.school_id = e.school_id and v.run_id = e.run_id and v.learner_id = e.learner_id) as evidence,
    (select coalesce(json_agg(json_build_object('itemId', i.id, 'moduleId', i.module_id, 'kind', i.kind,
        'title', i.title, 'requires', i.requires) order by m.position, i.position), '[]')
      from learning.items i
      join learning.modules m on m.school_id = i.school_id and m.run_id = i.run_id and m.id = i.module_id
      where i.school_id = e.school_id and i.run_id = e.run_id and i.state = 'published') as outline
  from learning.enrolments e
  join learning.runs r on r.school_id = e.school_id and r.id = e.run_id
  join learning.courses c on c.school_id = r.school_id and c.id = r.course_id
  left join lateral (
    select k.version, k.rules from learning.rule_books k
    where k.school_id = e.school_id and k.run_id = e.run_id order by k.version desc limit 1) b on true
  where e.id = $1::uuid and ${enrolmentSeenWith('$2')}`);

@QueryHandler(GetProgressQuery)
export class GetProgressHandler implements IQueryHandler<GetProgressQuery> {
  constructor(private readonly reader: TenantReader) {}

  /** @throws CourseEnrolmentNotFound */
  async execute({ enrolmentId, actor }: GetProgressQuery): Promise<ProgressView> {
    const [found] = await this.reader.rows<Found>(actor, byEnrolment, [enrolmentId, sightOf(actor)]);
    if (!found) throw new CourseEnrolmentNotFound();
    return viewOf(enrolmentId, found);
  }
}

function viewOf(
  enrolmentId: string,
  { runId, learnerId, version, rules, evidence, outline }: Found,
): ProgressView {
  const book = rules && version !== null ? { ...rules, version } : NO_RULES;
  const known = evidence.map((one) => ({ ...one, at: new Date(one.at) }));
  const { state, done, total, completedAt, attained, rulesVersion, items, explanation } = progressOf(
    book,
    known,
  );
  const percent = total === 0 ? 0 : Math.floor((done * 100) / total);
  const of = { enrolmentId, runId, learnerId, state, done, total, percent, completedAt };
  const attainedBy = attained?.rulesVersion ?? null;
  const names = new Map(evidence.map(({ id, byName }) => [id, byName]));
  return { ...of, attainedBy, rulesVersion, items: itemsOf(outline, items, names), explanation };
}

/** What is published and counts; what was taken back a moment ago is not shown (B10). */
function itemsOf(
  outline: readonly OutlineItem[],
  items: readonly ItemProgress[],
  names: ReadonlyMap<string, string | null>,
): ItemProgressView[] {
  const progress = new Map(items.map((item) => [item.itemId, item]));
  const isDone = (id: string) => (progress.get(id)?.completedAt ?? null) !== null;
  const published = new Set(outline.map(({ itemId }) => itemId));
  return outline.flatMap(({ requires, ...item }) => {
    const known = progress.get(item.itemId);
    if (!known) return [];
    const { state, completedAt, attained, waiver, explanation } = known;
    const missing = requires.filter((id) => published.has(id) && !isDone(id));
    const attainedBy = attained?.rulesVersion ?? null;
    const waived = waiver && waiverOf(waiver, names);
    return [{ ...item, state, completedAt, attainedBy, waiver: waived, missing, explanation }];
  });
}

function waiverOf({ id, at, by, reason }: Evidence, names: ReadonlyMap<string, string | null>): WaiverView {
  return { at: at.toISOString(), by, byName: names.get(id) ?? null, reason: reason! };
}
