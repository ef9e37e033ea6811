import { describe, expect, it } from '@jest/globals';
import { office } from '../testing/actors.js';
import { at, book, learner, page } from '../testing/learning-by.js';
import { ItemCompleted } from './progress.errors.js';
import { progressOf } from './progress-of.js';
import type { CompletionRule } from './rules.js';

const two = book(1, [page('a'), page('b')]);

describe('a waiver', () => {
  it('counts as a completion, is said once, and says by whom, when and why', () => {
    const me = learner(two);
    me.view('a', 1);
    me.waive('b', 2);
    me.waive('b', 3, 'another reason');
    expect(me.kept()).toMatchObject({ state: 'completed', done: 2, completedAt: at(2).toISOString() });
    expect(me.kept().items[1]).toEqual({ itemId: 'b', state: 'waived', completedAt: at(2).toISOString() });
    const { items, explanation } = progressOf(two, me.evidence);
    const waiver = { reason: 'done elsewhere', by: office.personId, at: at(2) };
    expect(items[1]).toMatchObject({ waiver, attained: null, explanation: { met: false } });
    expect(explanation.of[1]).toMatchObject({ met: true, evidence: [{ kind: 'waived', itemId: 'b' }] });
    expect(me.evidence.filter(({ kind }) => kind === 'waived')).toHaveLength(1);
    expect(me.events.at(-1)).toMatchObject({
      data: { items: [{ itemId: 'b', from: 'not_started', state: 'waived' }] },
    });
  });

  it('is of nothing that is completed; and whoever does the item all the same has completed it', () => {
    const me = learner(two);
    me.view('a', 1);
    expect(() => me.waive('a', 2)).toThrow(ItemCompleted);
    me.waive('b', 3);
    me.view('b', 4);
    expect(me.kept().items[1]).toMatchObject({ state: 'completed', completedAt: at(4).toISOString() });
    expect(me.kept()).toMatchObject({ state: 'completed', completedAt: at(3).toISOString() });
    me.unwaive('b', 5);
    expect(me.kept()).toMatchObject({ state: 'completed', done: 2, completedAt: at(3).toISOString() });
  });

  it('is taken back explicitly, leaves what the learner has done, and may be said again (B3)', () => {
    const me = learner(
      book(1, [page('a', { rule: 'all', of: [{ rule: 'viewed' }, { rule: 'marked_done' }] })]),
    );
    me.view('a', 1);
    for (const minute of [2, 4]) {
      me.waive('a', minute);
      expect(me.kept()).toMatchObject({ state: 'completed', items: [{ state: 'waived' }] });
      me.unwaive('a', minute + 1);
      me.unwaive('a', minute + 1);
      expect(me.kept()).toMatchObject({ state: 'in_progress', done: 0, items: [{ state: 'in_progress' }] });
    }
    me.done('a', 6);
    expect(me.kept()).toMatchObject({ state: 'completed', completedAt: at(6).toISOString() });
    expect(me.evidence.filter(({ kind }) => kind === 'waived')).toHaveLength(2);
    expect(me.evidence.filter(({ kind }) => kind === 'unwaived')).toHaveLength(2);
  });

  it('ends with a reset, and is never late', () => {
    const late: CompletionRule = { rule: 'by', at: at(1).toISOString(), of: [{ rule: 'item', itemId: 'a' }] };
    const me = learner(book(1, [page('a')], late));
    me.waive('a', 2);
    expect(me.kept().state).toBe('completed');
    me.reset(['a'], 3);
    expect(me.kept()).toMatchObject({ state: 'not_started', done: 0 });
    me.view('a', 4);
    expect(me.kept().state).toBe('in_progress');
  });
});
