import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { standingOf, type RecordMonth } from './record-month.js';

const quiet = { bytes: 0, registers: 0, marks: 0, atWork: 0, keptBy: 0, keptUntil: null, begun: false };
const monthly = (facts: readonly Partial<RecordMonth>[]): RecordMonth[] =>
  facts.map((fact, i) => ({ ...quiet, month: `2025-${String(i + 1).padStart(2, '0')}-01`, ...fact }));
const standings = (facts: readonly Partial<RecordMonth>[]) =>
  standingOf(monthly(facts)).map(({ standing }) => standing);

describe('how long records are kept', () => {
  it('a month goes when every school has let go of it and nobody works on it', () => {
    expect(standings([{}, {}, { keptBy: 1 }])).toEqual(['goes', 'goes', 'kept']);
    expect(standings([{ atWork: 1 }])).toEqual(['at work']);
  });

  it('a month waits for those before it, so that records begin on one day', () => {
    expect(standings([{ keptBy: 1 }, {}, { atWork: 2 }])).toEqual([
      'kept',
      'after one that is kept',
      'at work',
    ]);
  });

  it('what has begun to go, goes, whatever a school says meanwhile', () => {
    expect(standings([{ begun: true, keptBy: 3 }, { keptBy: 3 }])).toEqual(['goes', 'kept']);
  });

  it('whatever the months are: those that go are the oldest, and none of them is kept or worked on', () => {
    const fact = fc.record({ keptBy: fc.nat(2), atWork: fc.nat(2) });
    fc.assert(
      fc.property(fc.array(fact, { maxLength: 12 }), (facts) => {
        const all = standingOf(monthly(facts).toReversed());
        const going = all.filter(({ standing }) => standing === 'goes');
        expect(all.slice(0, going.length)).toEqual(going);
        expect(going.every(({ keptBy, atWork }) => keptBy === 0 && atWork === 0)).toBe(true);
      }),
    );
  });
});
