import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { at, book, learner, page, quiz } from '../testing/learning-by.js';
import type { Evidence } from './evidence.js';
import { explain } from './explanation.js';
import { keptOf } from './kept-progress.js';
import { CompletionRuleInvalid, ItemCompleted } from './progress.errors.js';
import { progressOf } from './progress-of.js';
import { aboutCopies, pruned, soundRule, type CompletionRule } from './rules.js';

const two = book(1, [page('a'), page('b')]);

describe('progress', () => {
  it('grows with what was seen, and says why', () => {
    const me = learner(two);
    me.view('a', 1);
    expect(me.kept()).toMatchObject({ state: 'in_progress', done: 1, total: 2, completedAt: null });
    const { explanation, items } = progressOf(two, me.evidence);
    expect(explanation).toMatchObject({ rule: 'every_item', met: false, required: 2, present: 1 });
    expect(explanation.of).toMatchObject([
      { itemId: 'a', met: true, evidence: [{ kind: 'viewed', itemId: 'a', at: at(1).toISOString() }] },
      { itemId: 'b', met: false, evidence: [] },
    ]);
    expect(items[1]).toMatchObject({
      state: 'not_started',
      explanation: { rule: 'viewed', required: 1, present: 0 },
    });
    me.view('b', 2);
    expect(me.kept()).toMatchObject({ state: 'completed', done: 2, completedAt: at(2).toISOString() });
  });

  it('counts what is said twice once, by the first time, and tells nobody again', () => {
    const me = learner(two);
    me.view('a', 1);
    const before = me.events.length;
    me.view('a', 5);
    expect(me.evidence.filter(({ kind }) => kind === 'viewed')).toHaveLength(1);
    expect(me.events).toHaveLength(before);
    expect(me.kept().items).toEqual([{ itemId: 'a', state: 'completed', completedAt: at(1).toISOString() }]);
  });

  it('of nothing is not complete', () => {
    expect(progressOf(book(1, []), [])).toMatchObject({ state: 'not_started', total: 0 });
  });

  it('tells which items have changed, and what it comes to', () => {
    const me = learner(two);
    me.view('a', 1);
    expect(me.events).toMatchObject([
      {
        aggregateId: 'enrolment',
        data: { state: 'in_progress', done: 1, total: 2, items: [{ itemId: 'a', state: 'completed' }] },
      },
    ]);
  });
});

describe('rules', () => {
  const both: CompletionRule = { rule: 'all', of: [{ rule: 'viewed' }, { rule: 'marked_done' }] };

  it('ask for all, any, or so many of others', () => {
    const me = learner(book(1, [page('a', both), page('b'), page('c')]));
    me.view('a', 1);
    expect(me.kept()).toMatchObject({ done: 0, items: [{ itemId: 'a', state: 'in_progress' }] });
    me.done('a', 2);
    expect(me.kept()).toMatchObject({ done: 1, items: [{ completedAt: at(2).toISOString() }] });
    const items = ['a', 'b', 'c'].map((itemId) => ({ rule: 'item', itemId }) as const);
    const next = (version: number, run: CompletionRule) =>
      book(version, [page('a'), page('b'), page('c')], run);
    expect(progressOf(next(2, { rule: 'any', of: items }), me.evidence).state).toBe('completed');
    const twoOf = next(3, { rule: 'n_of', n: 2, of: items });
    expect(progressOf(twoOf, me.evidence)).toMatchObject({
      state: 'in_progress',
      explanation: { rule: 'n_of', required: 2, present: 1 },
    });
    me.measure(twoOf);
    me.view('c', 3);
    expect(me.kept()).toMatchObject({
      state: 'completed',
      done: 2,
      total: 3,
      completedAt: at(3).toISOString(),
    });
  });

  it('count by a date what happened until then, to the instant', () => {
    const by = (minute: number): CompletionRule => ({
      rule: 'by',
      at: at(minute).toISOString(),
      of: [{ rule: 'viewed' }],
    });
    const me = learner(book(1, [page('a', by(5)), page('b', by(5))]));
    me.view('a', 5);
    me.view('b', 6);
    expect(me.kept()).toMatchObject({ done: 1, total: 2 });
    expect(progressOf(me.rules(), me.evidence).items[1]!.explanation).toMatchObject({
      rule: 'by',
      met: false,
      until: at(5).toISOString(),
    });
  });

  it('of so many percent are met by exactly so many, whatever their fraction is in binary', () => {
    for (let percent = 1; percent <= 100; percent++) {
      const rule: CompletionRule = { rule: 'score', atLeast: percent };
      const scored = (score: number): Evidence => {
        const said = { id: 'e', kind: 'scored', rulesVersion: null, score, passed: null } as const;
        return { ...said, turn: null, reason: null, itemId: 'a', round: 0, at: at(1), by: null };
      };
      const by = (share: number) => explain(rule, { evidence: [scored(share)], completed: new Map() });
      const less = by((percent * 100 - 1) / 10_000);
      expect(by(percent / 100)).toMatchObject({ met: true, present: percent });
      expect(less).toMatchObject({ met: false, present: percent - 1 });
    }
  });

  it('are sound, or refused where they are wrong', () => {
    const onItem = { level: 'item', items: new Set<string>() } as const;
    const onRun = { level: 'run', items: new Set(['a']) } as const;
    const deep = (n: number): CompletionRule =>
      n === 0 ? { rule: 'viewed' } : { rule: 'all', of: [deep(n - 1)] };
    for (const rule of [
      { rule: 'all', of: [] },
      { rule: 'all' },
      { rule: 'n_of', of: [{ rule: 'viewed' }], n: 2 },
      { rule: 'n_of', of: [{ rule: 'viewed' }] },
      { rule: 'by', of: [{ rule: 'viewed' }] },
      { rule: 'item', itemId: 'a' },
      deep(4),
    ] as CompletionRule[])
      expect(() => soundRule(rule, onItem)).toThrow(CompletionRuleInvalid);
    expect(soundRule(deep(3), onItem)).toEqual(deep(3));
    expect(() => soundRule({ rule: 'viewed' }, onRun)).toThrow(CompletionRuleInvalid);
    expect(() => soundRule({ rule: 'item', itemId: 'foreign' }, onRun)).toThrow(CompletionRuleInvalid);
    expect(soundRule({ rule: 'viewed', n: 3, itemId: 'x' }, onItem)).toEqual({ rule: 'viewed' });
  });

  it('B10 name no item that does not count, and go along with a copy', () => {
    const rule: CompletionRule = {
      rule: 'n_of',
      n: 2,
      of: [
        { rule: 'item', itemId: 'a' },
        { rule: 'any', of: [{ rule: 'item', itemId: 'draft' }] },
      ],
    };
    const kept = pruned(rule, (itemId) => itemId === 'a')!;
    expect(kept).toEqual({ rule: 'n_of', n: 1, of: [{ rule: 'item', itemId: 'a' }] });
    expect(pruned(rule, () => false)).toBeNull();
    expect(aboutCopies(kept, new Map([['a', 'a2']]))).toEqual({
      rule: 'n_of',
      n: 1,
      of: [{ rule: 'item', itemId: 'a2' }],
    });
  });

  it('go along with a copy without their dates', () => {
    const by = (one: CompletionRule): CompletionRule => ({ rule: 'by', at: at(1).toISOString(), of: [one] });
    const rule = by({ rule: 'any', of: [by(by({ rule: 'item', itemId: 'a' }))] });
    const copy = { rule: 'any', of: [{ rule: 'item', itemId: 'a2' }] };
    expect(aboutCopies(rule, new Map([['a', 'a2']]))).toEqual(copy);
  });
});

const ITEMS = ['a', 'b', 'c', 'd'];
const leaf = fc.constantFrom<CompletionRule>(
  { rule: 'viewed' },
  { rule: 'marked_done' },
  { rule: 'passed' },
  { rule: 'score', atLeast: 80 },
);
const itemRule = fc.oneof(
  fc.constant(null),
  leaf,
  fc.record({
    rule: fc.constantFrom('all' as const, 'any' as const),
    of: fc.array(leaf, { minLength: 1, maxLength: 3 }),
  }),
  fc.record({
    rule: fc.constant('by' as const),
    at: fc.integer({ min: 0, max: 30 }).map((minute) => at(minute).toISOString()),
    of: fc.tuple(leaf),
  }),
);
const runRule = fc.option(
  fc.subarray(ITEMS, { minLength: 1 }).chain((ids) =>
    fc.record({
      rule: fc.constant('n_of' as const),
      n: fc.integer({ min: 1, max: ids.length }),
      of: fc.constant<CompletionRule[]>(ids.map((itemId) => ({ rule: 'item', itemId }))),
    }),
  ),
);
const step = fc.oneof(
  fc.record({ do: fc.constant('view' as const), item: fc.constantFrom(...ITEMS) }),
  fc.record({ do: fc.constant('done' as const), item: fc.constantFrom(...ITEMS) }),
  fc.record({
    do: fc.constant('score' as const),
    item: fc.constantFrom(...ITEMS),
    share: fc.constantFrom(0, 0.6, 1),
  }),
  fc.record({
    do: fc.constant('try' as const),
    item: fc.constantFrom(...ITEMS),
    turn: fc.integer({ min: 1, max: 3 }),
  }),
  fc.record({ do: fc.constant('waive' as const), item: fc.constantFrom(...ITEMS) }),
  fc.record({ do: fc.constant('unwaive' as const), item: fc.constantFrom(...ITEMS) }),
  fc.record({ do: fc.constant('reset' as const), items: fc.option(fc.subarray(ITEMS)) }),
  fc.record({
    do: fc.constant('measure' as const),
    items: fc.subarray(ITEMS),
    rules: fc.array(itemRule, { minLength: 4, maxLength: 4 }),
    attempts: fc.array(fc.option(fc.integer({ min: 1, max: 3 })), { minLength: 4, maxLength: 4 }),
    run: runRule,
  }),
);

describe('whatever happens in whatever order (property)', () => {
  it('B2 what is kept is what the evidence comes to by the rules, in any order of the evidence', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), fc.infiniteStream(fc.nat()), (steps, noise) => {
        const me = learner();
        for (const [minute, one] of steps.entries()) perform(me, one, minute);
        const shuffled = me.evidence.map((one) => [noise.next().value, one] as const);
        const replayed = shuffled.toSorted(([a], [b]) => a - b).map(([, one]) => one);
        expect(keptOf(progressOf(me.rules(), replayed))).toEqual(me.kept());
      }),
      { numRuns: 300 },
    );
  });

  it('B3 what is completed stays completed until it is reset, whatever becomes of the rules', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        const me = learner();
        for (const [minute, one] of steps.entries()) {
          const before = me.kept();
          perform(me, one, minute);
          if (one.do === 'reset' || one.do === 'unwaive') continue;
          if (before.state === 'completed')
            expect(me.kept()).toMatchObject({ state: 'completed', completedAt: before.completedAt });
          const counts = new Set(me.rules().items.map(({ itemId }) => itemId));
          const now = new Map(me.kept().items.map((item) => [item.itemId, item]));
          for (const item of before.items)
            if (['completed', 'passed'].includes(item.state) && counts.has(item.itemId))
              expect(now.get(item.itemId)).toEqual(item);
            else if (item.state === 'waived' && counts.has(item.itemId))
              expect(['waived', 'completed', 'passed']).toContain(now.get(item.itemId)!.state);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('B3 a reset begins anew: what was done before counts no more, and stays written down', () => {
    const me = learner(two);
    me.view('a', 1);
    me.view('b', 2);
    me.reset(['a'], 3);
    expect(me.kept()).toMatchObject({ state: 'in_progress', done: 1, completedAt: null });
    const written = me.evidence.length;
    me.view('a', 4);
    expect(me.kept()).toMatchObject({ state: 'completed', done: 2, completedAt: at(4).toISOString() });
    expect(me.evidence.length).toBeGreaterThan(written);
    me.reset(null, 5);
    expect(me.kept()).toMatchObject({ state: 'not_started', done: 0 });
  });

  it('B3 a reset of nothing that was begun leaves the completion of the run as it was', () => {
    const either: CompletionRule = {
      rule: 'any',
      of: ['a', 'b'].map((itemId) => ({ rule: 'item', itemId })),
    };
    const me = learner(book(1, [page('a'), page('b'), page('c')], either));
    me.view('a', 1);
    me.view('b', 2);
    const written = me.evidence.length;
    for (const nothing of [[], ['c'], ['elsewhere']]) me.reset(nothing, 3);
    expect([me.kept().state, me.evidence.length]).toEqual(['completed', written]);
    me.reset(['a'], 4);
    expect(me.kept()).toMatchObject({ state: 'completed', done: 1, completedAt: at(2).toISOString() });
    expect(me.evidence.filter(({ kind, itemId }) => kind === 'reset' && itemId === null)).toHaveLength(1);
  });
});

type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

/** What is completed is refused, and is as it was. */
function waived(me: ReturnType<typeof learner>, itemId: string, minute: number): void {
  const before = me.kept();
  try {
    me.waive(itemId, minute);
  } catch (refused) {
    expect(refused).toBeInstanceOf(ItemCompleted);
    expect(before.items.find((item) => item.itemId === itemId)!.completedAt).not.toBeNull();
    expect(me.kept()).toEqual(before);
  }
}

function perform(me: ReturnType<typeof learner>, one: Step, minute: number): void {
  if (one.do === 'view') me.view(one.item, minute);
  else if (one.do === 'done') me.done(one.item, minute);
  else if (one.do === 'score') me.score(one.item, one.share, minute);
  else if (one.do === 'try') me.tried(one.item, one.turn, minute);
  else if (one.do === 'waive') waived(me, one.item, minute);
  else if (one.do === 'unwaive') me.unwaive(one.item, minute);
  else if (one.do === 'reset') me.reset(one.items, minute);
  else {
    const items = one.items.map((itemId, i) => quiz(itemId, one.attempts[i]!, one.rules[i]));
    me.measure(book(me.rules().version + 1, items, one.run));
  }
}
