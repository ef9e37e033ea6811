import type { Evidence, EvidenceKind } from './evidence.js';
import type { CompletionRule, RuleKind } from './rules.js';

/** By what a rule is met. */
export interface Proof {
  readonly id: string;
  readonly kind: EvidenceKind;
  readonly itemId: string | null;
  readonly at: string;
  /** Of `scored`: in whole percent, rounded down. */
  readonly percent: number | null;
}

/** What a rule requires, what is there, and from which evidence. */
export interface Explanation {
  readonly rule: RuleKind | 'every_item';
  readonly met: boolean;
  /** Since when; null while it is not met. */
  readonly metAt: string | null;
  /** How many of its parts, or pieces of evidence, it requires, and how many are there; of `score` in whole percent. */
  readonly required: number;
  readonly present: number;
  /** Of `item`. */
  readonly itemId: string | null;
  /** Of `by`, and of every rule within one: until when it had to happen. */
  readonly until: string | null;
  readonly evidence: readonly Proof[];
  readonly of: readonly Explanation[];
}

interface Completed {
  readonly at: Date;
  readonly by: readonly Evidence[];
  /** Somebody lets the learner do without it: then it is not late, either. */
  readonly waived: boolean;
}

/** What is known to a rule: of an item its evidence, of a run by what each completed item was completed. */
export interface Facts {
  readonly evidence: readonly Evidence[];
  readonly completed: ReadonlyMap<string, Completed>;
}

export function explain(rule: CompletionRule, facts: Facts, until: Date | null = null): Explanation {
  switch (rule.rule) {
    case 'viewed':
    case 'marked_done':
    case 'submitted':
      return ofEvidence(rule.rule, ofKind(facts, rule.rule), until);
    case 'passed':
      return ofEvidence(rule.rule, passedIn(facts), until);
    case 'score':
    case 'watched':
      return ofShare(rule.rule, rule.atLeast!, facts, until);
    case 'item':
      return ofItem(rule.itemId!, facts, until);
    case 'by': {
      const limit = earlier(until, new Date(rule.at!));
      const inner = explain(rule.of![0]!, facts, limit);
      return { ...count('by', 1, [inner], limit), metAt: inner.metAt };
    }
    case 'all':
    case 'any':
    case 'n_of': {
      const of = rule.of!.map((one) => explain(one, facts, until));
      const required = { all: of.length, any: 1, n_of: rule.n ?? 1 }[rule.rule];
      return count(rule.rule, required, of, until);
    }
  }
}

/** That each of these items is completed: what a run asks for unless it has a rule of its own. */
export function explainEvery(itemIds: readonly string[], facts: Facts): Explanation {
  const of = itemIds.map((itemId) => ofItem(itemId, facts, null));
  // Nothing is not everything: a run without items is not completed by having none.
  return count('every_item', Math.max(1, of.length), of, null);
}

function ofKind({ evidence }: Facts, wanted: EvidenceKind): readonly Evidence[] {
  return evidence.filter(({ kind }) => kind === wanted);
}

function passedIn(facts: Facts): readonly Evidence[] {
  return ofKind(facts, 'scored').filter(({ passed }) => passed);
}

/** The first result that was enough counts; what is there is the best. */
function ofShare(rule: 'score' | 'watched', atLeast: number, facts: Facts, until: Date | null): Explanation {
  const shares = ofKind(facts, rule === 'score' ? 'scored' : 'watched');
  const enough = shares.filter(({ score }) => exactPercent(score!) >= atLeast);
  const inTime = shares.filter(({ at }) => until === null || at <= until);
  const best = Math.max(0, ...inTime.map((one) => percentOf(one) ?? 0));
  const { evidence, ...explained } = ofEvidence(rule, enough, until);
  const proofs = evidence.length > 0 ? evidence : inTime.map(proof);
  return { ...explained, required: atLeast, present: best, evidence: proofs };
}

function ofEvidence(rule: RuleKind, found: readonly Evidence[], until: Date | null): Explanation {
  const counts = found.filter(({ at }) => until === null || at <= until);
  const [first] = counts.toSorted((a, b) => a.at.getTime() - b.at.getTime());
  return {
    rule,
    met: first !== undefined,
    metAt: first?.at.toISOString() ?? null,
    required: 1,
    present: first ? 1 : 0,
    itemId: null,
    until: until?.toISOString() ?? null,
    evidence: counts.map(proof),
    of: [],
  };
}

function ofItem(itemId: string, { completed }: Facts, until: Date | null): Explanation {
  const done = completed.get(itemId);
  const met = done !== undefined && (until === null || done.waived || done.at <= until);
  return {
    rule: 'item',
    met,
    metAt: met ? done.at.toISOString() : null,
    required: 1,
    present: met ? 1 : 0,
    itemId,
    until: until?.toISOString() ?? null,
    evidence: met ? done.by.map(proof) : [],
    of: [],
  };
}

function count(
  rule: Explanation['rule'],
  required: number,
  of: readonly Explanation[],
  until: Date | null,
): Explanation {
  const since = of.flatMap(({ metAt }) => metAt ?? []).toSorted();
  const met = since.length >= required;
  const metAt = met ? since[required - 1]! : null;
  const limit = until?.toISOString() ?? null;
  return { rule, met, metAt, required, present: since.length, itemId: null, until: limit, evidence: [], of };
}

function proof(evidence: Evidence): Proof {
  const { id, kind, itemId, at } = evidence;
  return { id, kind, itemId, at: at.toISOString(), percent: percentOf(evidence) };
}

function percentOf({ score }: Evidence): number | null {
  return score === null ? null : Math.floor(exactPercent(score));
}

/** A share has at most four places: by floating point alone 0.58 would be less than 58 percent. */
function exactPercent(share: number): number {
  return Math.round(share * 10_000) / 100;
}

function earlier(a: Date | null, b: Date): Date {
  return a !== null && a < b ? a : b;
}
