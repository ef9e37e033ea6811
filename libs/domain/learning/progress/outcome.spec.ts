import { describe, expect, it } from '@jest/globals';
import { book, learner, quiz } from '../testing/learning-by.js';
import type { CompletionRule } from './rules.js';

const PASSED: CompletionRule = { rule: 'passed' };
const VIEWED: CompletionRule = { rule: 'viewed' };

function taking(attempts: number | null, rule: CompletionRule | null = null) {
  const me = learner(book(1, [quiz('a', attempts, rule)]));
  const state = () => me.kept().items[0]?.state ?? 'not_started';
  return { ...me, state };
}

describe('what is completed by a result', () => {
  it('is passed, and stays so whatever the rules and later results say (B3)', () => {
    const me = taking(2);
    me.score('a', 0.2, 1);
    expect(me.state()).toBe('in_progress');
    me.score('a', 0.8, 2);
    me.tried('a', 2, 2);
    expect(me.state()).toBe('passed');
    expect(me.kept()).toMatchObject({ state: 'completed', done: 1 });
    me.score('a', 0.1, 3);
    me.measure(book(2, [quiz('a', 1, { rule: 'score', atLeast: 100 })]));
    expect(me.state()).toBe('passed');
  });

  it('is completed where nothing that was asked for was a result', () => {
    const me = taking(1, { rule: 'any', of: [PASSED, VIEWED] });
    me.view('a', 1);
    me.score('a', 1, 2);
    expect(me.state()).toBe('completed');
  });
});

describe('what cannot be completed by any further attempt', () => {
  it('is failed when the last attempt was released, and not before', () => {
    const me = taking(2);
    me.score('a', 0.2, 1);
    me.tried('a', 1, 1);
    expect(me.state()).toBe('in_progress');
    me.tried('a', 2, 2);
    me.tried('a', 2, 3);
    expect(me.evidence.filter(({ kind }) => kind === 'tried')).toHaveLength(2);
    expect(me.kept()).toMatchObject({ state: 'in_progress', done: 0, completedAt: null });
    expect(me.kept().items).toEqual([{ itemId: 'a', state: 'failed', completedAt: null }]);
  });

  it('is not failed for good: another result, another attempt, a waiver, a reset', () => {
    const failed = () => {
      const me = taking(1);
      me.score('a', 0.2, 1);
      me.tried('a', 1, 1);
      expect(me.state()).toBe('failed');
      return me;
    };
    const [regraded, granted, waived, reset] = [failed(), failed(), failed(), failed()];
    regraded.score('a', 0.9, 2);
    expect(regraded.state()).toBe('passed');
    granted.measure(book(2, [quiz('a', 2)]));
    expect(granted.state()).toBe('in_progress');
    granted.measure(book(3, [quiz('a', null)]));
    expect(granted.state()).toBe('in_progress');
    waived.waive('a', 2);
    expect(waived.state()).toBe('waived');
    waived.unwaive('a', 3);
    expect(waived.state()).toBe('failed');
    reset.reset(['a'], 2);
    expect(reset.state()).toBe('not_started');
  });

  it('is never failed without a released result, or where something else is enough', () => {
    const abandoned = taking(1);
    abandoned.tried('a', 1, 1);
    expect(abandoned.state()).toBe('not_started');
    const either = taking(1, { rule: 'any', of: [PASSED, VIEWED] });
    const both = taking(1, { rule: 'all', of: [PASSED, VIEWED] });
    const some = taking(1, { rule: 'n_of', n: 2, of: [PASSED, VIEWED, { rule: 'marked_done' }] });
    const seen = taking(1, VIEWED);
    for (const me of [either, both, some, seen]) {
      me.score('a', 0.2, 1);
      me.tried('a', 1, 1);
    }
    expect([either, both, some, seen].map((me) => me.state())).toEqual([
      'in_progress',
      'failed',
      'in_progress',
      'in_progress',
    ]);
  });
});
