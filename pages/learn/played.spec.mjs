import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { joined, Played } from './played.mjs';

/** Plays through these places, looked at one after the other. @param {Played} played @param {number[]} places */
function through(played, ...places) {
  for (const ms of places) played.here(ms);
}

describe('what a player has played', () => {
  it('is one stretch while it plays, at up to twice the speed', () => {
    const played = new Played();
    through(played, 1_000, 1_250, 1_750, 4_000);
    expect(played.take()).toEqual([{ from: 1_000, to: 4_000 }]);
    expect(played.take()).toEqual([]);
    through(played, 4_250);
    expect(played.take()).toEqual([{ from: 4_000, to: 4_250 }]);
  });

  it('B4 is nothing of what was jumped over, forwards or backwards', () => {
    const played = new Played();
    through(played, 0, 500, 60_000, 60_500, 10_000, 10_500);
    expect(played.take()).toEqual([
      { from: 0, to: 500 },
      { from: 10_000, to: 10_500 },
      { from: 60_000, to: 60_500 },
    ]);
  });

  it('B4 is nothing while it stands: from where it is interrupted another stretch begins', () => {
    const played = new Played();
    through(played, 0, 1_000);
    played.interrupt();
    through(played, 2_000);
    expect(played.take()).toEqual([{ from: 0, to: 1_000 }]);
    through(played, 2_500);
    expect(played.take()).toEqual([{ from: 2_000, to: 2_500 }]);
  });

  it('is told again with what came meanwhile, when it could not be told', () => {
    const played = new Played();
    through(played, 0, 1_000);
    const lost = played.take();
    through(played, 2_000);
    played.add(lost);
    expect(played.take()).toEqual([{ from: 0, to: 2_000 }]);
  });
});

const part = fc
  .tuple(fc.nat(60), fc.integer({ min: 1, max: 20 }))
  .map(([from, length]) => ({ from, to: from + length }));

/** @param {readonly { from: number, to: number }[]} parts */
const moments = (parts) =>
  new Set(parts.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, n) => from + n)));

describe('stretches that are joined', () => {
  it('B4 are the union: the same moments, in order, none touching another, and none changed that was given', () => {
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        const given = structuredClone(parts);
        const made = joined(parts);
        expect(moments(made)).toEqual(moments(parts));
        for (const [n, { from }] of made.entries()) expect(from).toBeGreaterThan(made[n - 1]?.to ?? -1);
        expect(parts).toEqual(given);
      }),
    );
  });
});
