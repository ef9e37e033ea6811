import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { DeskKind, DeskMovement } from './desk.words.js';
import { whereabouts } from './whereabouts.js';

const MIDNIGHT = Date.parse('2026-11-20T00:00:00Z');
/** The instant at which so many minutes of the day are over. */
const at = (minute: number) => new Date(MIDNIGHT + minute * 60_000);
const session = { startsAt: at(540), endsAt: at(585) }; // 09:00 to 09:45
const move = (kind: DeskKind, minute: number, code: string | null = null): DeskMovement => ({
  kind,
  at: at(minute),
  code,
});

describe('where a student was by the book of the desk', () => {
  it.each<[string, DeskMovement[], object]>([
    ['nothing is written', [], { is: 'unknown' }],
    ['in before it begins', [move('in', 530)], { is: 'here' }],
    ['A9 in at 09:20', [move('in', 560)], { is: 'partly here', minutesLate: 20, minutesEarly: null }],
    ['A9 out at 09:30', [move('out', 570, 'M')], { is: 'partly here', minutesLate: null, minutesEarly: 15 }],
    [
      'A9 in at 09:10 and out at 09:40',
      [move('in', 550), move('out', 580, 'M')],
      { is: 'partly here', minutesLate: 10, minutesEarly: 5 },
    ],
    ['in after it ended', [move('in', 590)], { is: 'away', code: null }],
    ['in after it ended, with a reason', [move('in', 590, 'M')], { is: 'away', code: 'M' }],
    ['out before it begins', [move('out', 500, 'E')], { is: 'away', code: 'E' }],
    ['out and back before it begins', [move('out', 500, 'E'), move('in', 530)], { is: 'here' }],
    ['out and back within it', [move('out', 550, 'E'), move('in', 560)], { is: 'here' }],
    [
      'out before, back in it',
      [move('out', 500, 'E'), move('in', 545)],
      { is: 'partly here', minutesLate: 5, minutesEarly: null },
    ],
    ['only after it', [move('out', 600, 'E')], { is: 'here' }],
    ['twice in', [move('in', 530), move('in', 560)], { is: 'here' }],
    [
      'twice out',
      [move('out', 570, 'E'), move('out', 575, 'M')],
      { is: 'partly here', minutesLate: null, minutesEarly: 15 },
    ],
    ['in at its end', [move('in', 585, 'M')], { is: 'away', code: 'M' }],
  ])('%s', (_, movements, expected) => {
    expect(whereabouts(movements, session)).toEqual(expected);
  });

  const movements = fc.uniqueArray(
    fc.record({
      kind: fc.constantFrom<DeskKind>('in', 'out'),
      at: fc.integer({ min: 480, max: 660 }).map(at),
      code: fc.constant('E'),
    }),
    { selector: (movement) => movement.at.getTime(), maxLength: 6 },
  );

  it('A9 is the same in any order of writing, with minutes within the session', () => {
    fc.assert(
      fc.property(movements, (book) => {
        const where = whereabouts(book, session);
        expect(whereabouts(book.toReversed(), session)).toEqual(where);
        if (where.is !== 'partly here') return;
        expect((where.minutesLate ?? 0) + (where.minutesEarly ?? 0)).toBeLessThanOrEqual(45);
        for (const minutes of [where.minutesLate, where.minutesEarly]) expect(minutes).not.toBe(0);
      }),
    );
  });

  /** Where a student is at the middle of a minute, found by walking through the book. */
  const isAway = (book: readonly DeskMovement[], minute: number): boolean => {
    const inOrder = book.toSorted((a, b) => a.at.getTime() - b.at.getTime());
    const before = inOrder.filter((movement) => movement.at.getTime() <= at(minute).getTime());
    return (before.at(-1)?.kind ?? (inOrder[0]?.kind === 'in' ? 'out' : 'in')) === 'out';
  };

  it('agrees with walking through the book minute by minute', () => {
    fc.assert(
      fc.property(movements, (book) => {
        const where = whereabouts(book, session);
        const away = Array.from({ length: 45 }, (_, i) => isAway(book, 540 + i));
        const late = away.indexOf(false);
        const early = away.toReversed().indexOf(false);
        if (book.length === 0) expect(where.is).toBe('unknown');
        else if (late === -1) expect(where).toMatchObject({ is: 'away' });
        else if (late + early === 0) expect(where.is).toBe('here');
        else
          expect(where).toEqual({
            is: 'partly here',
            minutesLate: late || null,
            minutesEarly: early || null,
          });
      }),
    );
  });
});
