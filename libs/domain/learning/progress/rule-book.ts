import type { ItemKind } from '../outline/item-kinds.js';
import { DEFAULT_RULE, pruned, type CompletionRule } from './rules.js';

export interface RuledItem {
  readonly itemId: string;
  readonly rule: CompletionRule;
  /** Of a quiz: how many attempts there are. Left out: any number. */
  readonly attempts?: number;
}

/** What the progress of a run is measured by, at one time: the items that count, each with its rule. */
export interface RuleBook {
  /** 0: there is none yet. */
  readonly version: number;
  readonly items: readonly RuledItem[];
  /** Null: every item. */
  readonly run: CompletionRule | null;
}

export const NO_RULES: RuleBook = { version: 0, items: [], run: null };

/** A published item, as the outline has it. */
export interface CountingItem {
  readonly itemId: string;
  readonly kind: ItemKind;
  /** Null: as its kind is. */
  readonly completion: CompletionRule | null;
  /** Of a quiz that has so many; null: any number. */
  readonly attempts: number | null;
}

/** What counts now: the published items in their order. What is not published counts for nobody (B10). */
export function rulesOf(
  items: readonly CountingItem[],
  run: CompletionRule | null,
): Pick<RuleBook, 'items' | 'run'> {
  const counts = new Set(items.map(({ itemId }) => itemId));
  return {
    items: items.map(({ itemId, kind, completion, attempts }) => {
      const rule = completion ?? DEFAULT_RULE[kind];
      return attempts === null ? { itemId, rule } : { itemId, rule, attempts };
    }),
    run: run && pruned(run, (itemId) => counts.has(itemId)),
  };
}
