import { describe, expect, it } from '@jest/globals';
import { fromNow, whenLive } from './dates.mjs';
import { whenOpen } from './outline.mjs';
import { whyShut } from './shut.view.mjs';
import { becameOf, daysLate, kindsOf, termsOf, whyNot } from './terms.mjs';

const DUE = '2026-11-20T17:00:00.000Z';
const [BEFORE, AFTER] = [Date.parse(DUE) - 50 * 3_600_000, Date.parse(DUE) + 1];
const TERMS = {
  points: 10,
  accepts: ['text'],
  files: null,
  dueAt: null,
  late: 'accepted',
  reduction: null,
  submissions: null,
  rubric: [],
  passAt: null,
};

describe('what an assignment asks for, in words', () => {
  it('says what it is worth, until when, what becomes of what comes late, and how often', () => {
    expect(termsOf(TERMS)).toEqual(['Worth 10 points.']);
    const [worth, due, often] = termsOf(
      { ...TERMS, passAt: 50, dueAt: DUE, late: 'reduced', reduction: 10, submissions: 2 },
      BEFORE,
    );
    expect(worth).toBe('Worth 10 points; passed with 50 %.');
    expect(due).toMatch(/^Due .*20 November 2026.*, in 2 days\. Each day .* costs 10 % of the score\.$/);
    expect(often).toBe('Can be handed in 2 times.');
    expect(termsOf({ ...TERMS, dueAt: DUE, late: 'refused' }, BEFORE)[1]).toContain(
      'Nothing is taken later.',
    );
  });

  it('says why nothing can be handed in now', () => {
    expect(whyNot(TERMS, [{ state: 'submitted' }])).toBeNull();
    const refused = { ...TERMS, dueAt: DUE, late: 'refused' };
    expect(whyNot(refused, [], BEFORE)).toBeNull();
    expect(whyNot(refused, [], AFTER)).toContain('nothing is taken any more');
    expect(whyNot({ ...TERMS, dueAt: DUE }, [], AFTER)).toBeNull();
    const once = { ...TERMS, submissions: 1 };
    expect(whyNot(once, [{ state: 'returned' }])).toBeNull();
    expect(whyNot(once, [{ state: 'returned' }, { state: 'graded' }])).toContain('as often as it can be');
  });

  it('B6 says what became of it, and of what is graded no points before they are shown', () => {
    expect(becameOf({ state: 'graded', score: null, points: 10 })).toBe(
      'graded; what it is worth is shown later',
    );
    expect(becameOf({ state: 'released', score: 8.5, points: 10 })).toBe('8.5 of 10 points');
    expect(becameOf({ state: 'returned', score: null, points: 10 })).toContain('hand it in again');
    expect([0, 1, 3].map(daysLate)).toEqual(['in time', '1 day late', '3 days late']);
  });
});

describe('which files are taken', () => {
  it('is said without the names of types', () => {
    expect(kindsOf(['image/*', 'application/pdf', 'application/zip'])).toBe(': pictures, PDF, zip');
    expect(kindsOf([])).toBe('');
  });
});

describe('whether something live is on', () => {
  it.each([
    ['2026-11-20T15:00:00Z', 'begins in 2 hours'],
    ['2026-11-20T17:30:00Z', 'is on now'],
    ['2026-11-20T21:00:00Z', 'was over 3 hours ago'],
  ])('at %s: %s', (now, said) => {
    expect(whenLive(DUE, '2026-11-20T18:00:00Z', Date.parse(now))).toBe(said);
  });
});

describe('how long it is until then', () => {
  it.each([
    [90_000, 'in 1 minute'],
    [30_000, 'in a moment'],
    [-30_000, 'a moment ago'],
    [-3 * 3_600_000, '3 hours ago'],
    [49 * 3_600_000, 'in 2 days'],
  ])('%s ms: %s', (ms, said) => {
    expect(fromNow(DUE, Date.parse(DUE) - ms)).toBe(said);
  });
});

describe('what cannot be opened now', () => {
  const NOW = Date.parse(DUE);
  const shut = (/** @type {import('./types.d.ts').Facts} */ facts, kind = 'assignment') =>
    whyShut({ facts, message: 'The item cannot be opened now.' }, kind, NOW).join(' ');

  it('says since when it is closed, and that what was handed in stays', () => {
    const said = shut({ opensAt: null, closesAt: '2026-11-17T17:00:00.000Z' });
    expect(said).toMatch(
      /^This was closed .*17 November 2026.*, 3 days ago\. Nothing can be handed in any more\./,
    );
    expect(shut({ closesAt: DUE }, 'quiz')).toContain('No attempt can be begun any more.');
    expect(shut({ closesAt: DUE }, 'page')).toMatch(/a moment ago\. If you need it, ask your teacher/);
  });

  it('says when it opens, and after what', () => {
    expect(shut({ opensAt: '2026-11-22T17:00:00Z', closesAt: '2026-12-22T17:00:00Z' })).toMatch(
      /^This opens .*22 November 2026.*, in 2 days\.$/,
    );
    expect(shut({ missing: ['one'] })).toBe('This opens when you have completed:');
    expect(shut({})).toBe('The item cannot be opened now.');
  });

  it('is marked in the outline by its own dates and its module’s', () => {
    const always = { opensAt: null, closesAt: null };
    const [past, soon, later] = ['2026-11-01T08:00:00Z', '2026-11-22T17:00:00Z', '2026-11-25T17:00:00Z'];
    expect(whenOpen(always, always, NOW)).toBeNull();
    expect(whenOpen({ opensAt: past, closesAt: later }, always, NOW)).toBeNull();
    expect(whenOpen(always, { opensAt: null, closesAt: DUE }, NOW)).toBe('closed');
    expect(whenOpen({ opensAt: soon, closesAt: null }, { opensAt: later, closesAt: null }, NOW)).toBe(
      'opens in 5 days',
    );
  });
});
