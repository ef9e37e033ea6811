import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { systemActor } from '../../kernel/actor.js';
import { MarkingSheet } from '../marking-sheet.js';
import type { SheetState, StandingMark } from '../marking.words.js';
import { changesOf, ImportRound } from './import-round.js';
import type { ExistingMarks, PlacedRow } from './mark-import.words.js';

const NOW = new Date('2026-11-20T07:00:00Z');
const BY = systemActor('school', 'importer');

const code = (letters: string, changes = {}) => ({
  code: letters,
  version: 1,
  presence: 2 as const,
  late: letters === 'L',
  officeOnly: letters === 'M',
  requiresReason: letters === 'V',
  ...changes,
});
const STATE: SheetState = {
  registerId: 'r',
  schoolId: 'school',
  date: '2026-11-20',
  sectionId: 's',
  timeZone: 'Europe/Warsaw',
  state: 'open',
  sessionMinutes: 45,
  teaches: false,
  codes: ['P', 'A', 'L', 'M', 'V'].map((letters) => code(letters)),
  rostered: new Set(['ada', 'bo', 'cy']),
  marks: new Map(),
};
const row = (changes: Partial<PlacedRow> = {}): PlacedRow => ({
  row: 1,
  studentId: 'ada',
  code: 'P',
  minutesLate: null,
  minutesEarly: null,
  reason: null,
  ...changes,
});
const standing = (letters: string): StandingMark => ({
  studentId: 'ada',
  version: 3,
  teacher: { code: letters, codeVersion: 1, minutesLate: null, minutesEarly: null, reason: null },
  office: null,
});

/** Imports rows on a register as the use case does. */
function imported(
  rows: readonly PlacedRow[],
  changes: Partial<SheetState> = {},
  existing: ExistingMarks = 'keep',
) {
  const sheet = new MarkingSheet({ ...STATE, ...changes });
  const round = new ImportRound(sheet.trial(false), rows, existing, BY, NOW);
  const said = changesOf(sheet, 'teacher', round.wanted('teacher'), BY, NOW);
  const over = changesOf(sheet, 'office', round.wanted('office'), BY, NOW);
  return { settled: round.settled(), changes: [...said, ...over], sheet };
}

describe('the rows of an import on a register', () => {
  it('make marks, each code in its layer, by who imports (A4, A7)', () => {
    const { settled, changes, sheet } = imported([row(), row({ row: 2, studentId: 'bo', code: 'M' })]);
    expect(settled).toEqual({
      rows: [
        { row: 1, outcome: 'created' },
        { row: 2, outcome: 'created' },
      ],
      faults: [],
    });
    expect(changes.map(({ layer }) => layer)).toEqual(['teacher', 'office']);
    expect(sheet.takeEvents().map(({ data }) => data)).toEqual([
      expect.objectContaining({ layer: 'teacher', markedBy: 'importer' }),
      expect.objectContaining({ layer: 'office', markedBy: 'importer' }),
    ]);
  });

  it('keep what stands, or replace it, as was asked', () => {
    const marks = new Map([['ada', standing('A')]]);
    expect(imported([row()], { marks }).settled.faults).toMatchObject([{ field: 'code', reason: 'differs' }]);
    const replaced = imported([row()], { marks }, 'replace');
    expect(replaced.settled.rows).toEqual([{ row: 1, outcome: 'changed' }]);
    expect(replaced.changes).toMatchObject([{ version: 4, former: { code: 'A' } }]);
    const same = imported([row({ code: 'A' })], { marks });
    expect([same.settled.rows, same.changes]).toEqual([[{ row: 1, outcome: 'unchanged' }], []]);
  });

  it('that say the same twice are one, and that contradict each other are none', () => {
    const { settled } = imported([
      row(),
      row({ row: 2 }),
      row({ row: 3, studentId: 'bo' }),
      row({ row: 4, studentId: 'bo', code: 'A' }),
    ]);
    expect(settled.rows.map(({ outcome }) => outcome)).toEqual(['created', 'unchanged']);
    expect(settled.faults.map(({ row: at, reason }) => [at, reason])).toEqual([
      [3, 'repeated'],
      [4, 'repeated'],
    ]);
  });

  it.each([
    [
      'A2 a submitted register without a reason',
      row(),
      { state: 'submitted' as const },
      'reason',
      'attendance.reason_required',
    ],
    [
      'A3 somebody who is not on the register',
      row({ studentId: 'zoe' }),
      {},
      'student',
      'attendance.not_on_the_register',
    ],
    ['A5 a locked register', row(), { state: 'locked' as const }, '', 'attendance.register_locked'],
    ['A6 the future', row(), { date: '2026-11-21' }, '', 'attendance.register_in_the_future'],
    [
      'A9 more minutes than the session has',
      row({ code: 'L', minutesLate: 46 }),
      {},
      'minutesLate',
      'attendance.code_not_usable',
    ],
    ['an unknown code', row({ code: 'Z' }), {}, 'code', 'attendance.code_not_usable'],
    ['a code that asks for a reason', row({ code: 'V' }), {}, 'reason', 'attendance.reason_required'],
    ['a cancelled register', row(), { state: 'cancelled' as const }, '', 'attendance.register_not_open'],
  ])('are refused by the rule for %s', (_, given, changes, field, reason) => {
    const { settled, changes: made } = imported(
      [given, row({ row: 2, studentId: 'bo', reason: 'r' })],
      changes,
    );
    expect(settled.faults[0]).toMatchObject({ row: 1, field, reason });
    expect(made.every(({ studentId }) => studentId === 'bo')).toBe(true);
  });

  it('are each settled once, and imported again change nothing (property)', () => {
    const rows = fc.array(
      fc.record({
        studentId: fc.constantFrom('ada', 'bo', 'cy', 'zoe'),
        code: fc.constantFrom('P', 'A', 'L', 'M', 'V', 'Z'),
        minutesLate: fc.constantFrom(null, 5, 50),
        reason: fc.constantFrom(null, 'a reason'),
      }),
      { maxLength: 8 },
    );
    const state = fc.constantFrom('open' as const, 'submitted' as const, 'locked' as const);
    fc.assert(
      fc.property(
        rows,
        state,
        fc.constantFrom('keep' as const, 'replace' as const),
        (given, at, existing) => {
          const numbered = given.map((changes, i) => row({ ...changes, row: i + 1 }));
          const first = imported(numbered, { state: at }, existing);
          const seen = [...first.settled.rows, ...first.settled.faults].map((one) => one.row);
          expect(seen.toSorted((a, b) => a - b)).toEqual(numbered.map((one) => one.row));
          const marks = new Map(first.changes.map((change) => [change.studentId, change]));
          const again = imported(numbered, { state: at, marks }, existing);
          expect(again.changes).toEqual([]);
          expect(again.settled.faults.map((one) => one.row)).toEqual(
            first.settled.faults.map((one) => one.row),
          );
        },
      ),
    );
  });
});
