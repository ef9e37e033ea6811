import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { lengthOf, unionOf, type Part } from './parts.js';
import { systemActor } from '../../kernel/actor.js';
import { LearnerProgress } from '../progress/learner-progress.js';
import { CompletionRuleInvalid } from '../progress/progress.errors.js';
import { NO_RULES } from '../progress/rule-book.js';
import { soundRule } from '../progress/rules.js';
import { LearnerWatching } from './learner-watching.js';
import { PACE, percentWatched, watchedWith, type Heartbeat, type Watched } from './watched.js';

const START = new Date('2026-11-21T12:00:00Z');
const DURATION = 1_000;

/** Also before the beginning, behind the end, backwards and empty. */
const part = fc.record({
  from: fc.integer({ min: -100, max: 1_200 }),
  to: fc.integer({ min: -100, max: 1_200 }),
});
const heartbeat = fc.record({
  parts: fc.array(part, { maxLength: 6 }),
  positionMs: fc.integer({ min: -100, max: 1_200 }),
});

/** Millisecond by millisecond, as nobody would store it. */
function moments(parts: readonly Part[]): Set<number> {
  const all = parts.flatMap(({ from, to }) =>
    Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i),
  );
  return new Set(all.filter((moment) => moment >= 0 && moment < DURATION));
}

function told(beats: readonly Heartbeat[], every = 60_000): Watched {
  const first = watchedWith(null, { parts: [], positionMs: 0 }, { durationMs: DURATION, now: START });
  return beats.reduce<Watched>(
    (before, beat, i) =>
      watchedWith(before, beat, {
        durationMs: DURATION,
        now: new Date(START.getTime() + (i + 1) * every),
      }),
    first,
  );
}

describe('what is watched', () => {
  it('B4 is the union of what was told: any order, twice, overlapping, beyond the ends (property)', () => {
    fc.assert(
      fc.property(fc.array(heartbeat, { maxLength: 8 }), fc.integer(), (beats, seed) => {
        const watched = told(beats);
        expect(moments(watched.parts)).toEqual(moments(beats.flatMap(({ parts }) => parts)));
        expect(lengthOf(watched.parts)).toBe(moments(watched.parts).size);
        expect(lengthOf(watched.parts)).toBeLessThanOrEqual(DURATION);
        const shuffled = beats.toSorted(
          (a, b) => ((a.positionMs * 31 + seed) % 7) - ((b.positionMs * 31 + seed) % 7),
        );
        expect(told(shuffled).parts).toEqual(watched.parts);
        expect(told([...beats, ...beats]).parts).toEqual(watched.parts);
      }),
    );
  });

  it('B4 is written in one way, in order, without gaps of nothing (property)', () => {
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        const union = unionOf(parts);
        expect(unionOf(union)).toEqual(union);
        for (const [i, { from, to }] of union.entries()) {
          expect(from).toBeLessThan(to);
          if (i > 0) expect(union[i - 1]!.to).toBeLessThan(from);
        }
      }),
    );
  });

  it('B4 grows no faster than a video can be watched, however it is told (property)', () => {
    const hour = 3_600_000;
    const beats = fc.array(
      fc.record({
        from: fc.integer({ min: 0, max: hour }),
        to: fc.integer({ min: 0, max: hour }),
        after: fc.nat(120_000),
      }),
      { maxLength: 20 },
    );
    fc.assert(
      fc.property(beats, (happens) => {
        let watched: Watched | null = null;
        let now = START.getTime();
        for (const { from, to, after } of happens) {
          now += after;
          const beat = { parts: [{ from, to }], positionMs: to };
          const next: Watched = watchedWith(watched, beat, { durationMs: hour, now: new Date(now) });
          expect(next.creditMs).toBeGreaterThanOrEqual(0);
          expect(lengthOf(next.parts)).toBeGreaterThanOrEqual(lengthOf(watched?.parts ?? []));
          watched = next;
        }
        const passed = now - START.getTime() - (happens[0]?.after ?? 0);
        expect(lengthOf(watched?.parts ?? [])).toBeLessThanOrEqual(PACE.first + PACE.rate * passed);
      }),
    );
  });

  it('counts later what was too much at first, and keeps where it was stopped', () => {
    const video = (after: number) => ({ durationMs: 3_600_000, now: new Date(START.getTime() + after) });
    const all = { parts: [{ from: 0, to: 3_600_000 }], positionMs: 9_999_999 };
    const first = watchedWith(null, all, video(0));
    expect([lengthOf(first.parts), first.creditMs, first.positionMs]).toEqual([60_000, 0, 3_600_000]);
    const again = watchedWith(first, all, video(30_000));
    expect(lengthOf(again.parts)).toBe(120_000);
    expect(lengthOf(watchedWith(again, all, video(86_400_000)).parts)).toBe(120_000 + PACE.most);
    const shorter = watchedWith(again, { parts: [], positionMs: 5 }, { durationMs: 90_000, now: START });
    expect([lengthOf(shorter.parts), percentWatched(90_000, 90_000)]).toEqual([90_000, 100]);
  });
});

describe('evidence of watching', () => {
  const of = { runId: 'run', learnerId: 'learner', enrolmentId: 'enrolment' };
  const at = (watchedMs: number, formerMs: number | null, formerDurationMs = 1_000, noted?: number) => {
    const formerPercent = formerMs === null ? null : percentWatched(formerMs, formerDurationMs);
    return new LearnerWatching(of, {
      itemId: 'item',
      durationMs: 1_000,
      watchedMs,
      positionMs: 0,
      round: 0,
      formerMs,
      formerDurationMs: formerMs === null ? null : formerDurationMs,
      notedPercent: noted ?? formerPercent,
    });
  };

  it('B2 is each twentieth that was reached, in order, and nothing in between (property)', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 200 }), { maxLength: 20 }), (gains) => {
        let former: number | null = null;
        const noted: number[] = [];
        for (const gain of gains) {
          const watched = Math.min(1_000, (former ?? 0) + gain);
          const { newEvidence } = at(watched, former);
          if (newEvidence !== null) noted.push(newEvidence);
          expect(noted.at(-1)).toBe(Math.floor(watched / 50) * 5);
          former = watched;
        }
        expect(noted).toEqual([...new Set(noted)].toSorted((a, b) => a - b));
      }),
    );
  });

  it('B2 is what is watched of a video that has become shorter, or longer, since', () => {
    const shorter = at(1_000, 1_000, 2_000);
    expect([shorter.formerPercent, shorter.percent, shorter.newEvidence]).toEqual([50, 100, 100]);
    expect(shorter.takeEvents()).toMatchObject([{ data: { percent: 100 } }]);
    const longer = at(500, 500, 500);
    expect([longer.formerPercent, longer.percent, longer.newEvidence]).toEqual([100, 50, null]);
  });

  it('B2 is what is watched and was not noted when it was counted, and told of to nobody again', () => {
    const forgotten = at(1_000, 1_000, 1_000, 10);
    expect([forgotten.formerPercent, forgotten.percent, forgotten.newEvidence]).toEqual([100, 100, 100]);
    expect(forgotten.takeEvents()).toEqual([]);
  });

  it('B3 is none of a round that was reset a moment ago', () => {
    const nothing = { rulesVersion: 0, state: 'not_started', done: 0, total: 0, completedAt: null } as const;
    const reset = {
      rulesVersion: null,
      score: null,
      passed: null,
      turn: null,
      reason: null,
      by: null,
      round: 0,
      at: START,
      id: '1',
    };
    const mine = new LearnerProgress(of, NO_RULES, [{ ...reset, kind: 'reset', itemId: 'item' }], {
      ...nothing,
      items: [],
    });
    const watched = { kind: 'watched', itemId: 'item', score: 1, passed: null } as const;
    mine.witness({ ...watched, round: 0 }, systemActor('school'), START);
    expect(mine.changes()).toBeNull();
    mine.witness({ ...watched, round: 1 }, systemActor('school'), START);
    expect(mine.changes()?.evidence).toMatchObject([{ kind: 'watched', round: 1, at: START }]);
  });

  it('is told when another whole percent is watched', () => {
    expect(at(104, 101).takeEvents()).toEqual([]);
    expect(at(110, 101).takeEvents()).toMatchObject([{ data: { percent: 11 } }]);
    expect(at(0, null).takeEvents()).toHaveLength(1);
  });

  it('is asked for in twentieths', () => {
    const ground = { level: 'item', items: new Set<string>() } as const;
    expect(soundRule({ rule: 'watched', atLeast: 95 }, ground)).toEqual({ rule: 'watched', atLeast: 95 });
    for (const atLeast of [undefined, 0, 52, 105])
      expect(() => soundRule({ rule: 'watched', ...(atLeast !== undefined && { atLeast }) }, ground)).toThrow(
        CompletionRuleInvalid,
      );
  });
});
