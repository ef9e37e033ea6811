import { describe, expect, it } from '@jest/globals';
import { MarkColumns } from './mark-columns.js';
import { MarkFileRefused } from './mark-import.errors.js';
import { placed, type Placement } from './placement.js';

const HEADER = [
  'Student',
  'code',
  ' section',
  'DATE',
  'minuteslate',
  'reason',
  'period',
  'minutesEarly',
  'remarks',
];
const read = (...cells: string[]) => MarkColumns.of(HEADER).read(7, cells);

describe('the columns of a file of marks', () => {
  it('are found by name in any order, and others left alone', () => {
    expect(read('S-1', 'L', '7A', '2026-11-20', '5', 'Bus', '1', '', 'hello')).toEqual({
      row: {
        row: 7,
        date: '2026-11-20',
        section: '7A',
        period: '1',
        student: 'S-1',
        code: 'L',
        minutesLate: 5,
        minutesEarly: null,
        reason: 'Bus',
      },
      faults: [],
    });
  });

  it('must be there, and once', () => {
    expect(() => MarkColumns.of(['date', 'code'])).toThrow(/lacks the column section, student/);
    expect(() => MarkColumns.of([...HEADER, 'Code'])).toThrow(MarkFileRefused);
  });

  it.each([
    [['', 'P', '7A', '2026-11-20'], 'student', 'required'],
    [['S-1', 'P', '7A', '20.11.2026'], 'date', 'not_a_date'],
    [['S-1', 'P', '7A', '2026-02-30'], 'date', 'not_a_date'],
    [['S-1', 'PRESENT', '7A', '2026-11-20'], 'code', 'too_long'],
    [['S-1', 'L', '7A', '2026-11-20', '-5'], 'minutesLate', 'not_a_number'],
    [['S-1', 'L', '7A', '2026-11-20', '1441'], 'minutesLate', 'not_a_number'],
    [['S-1', 'L', '7A', '2026-11-20', '5', 'a\u0000b'], 'reason', 'not_a_line'],
    [['S-1', 'L', '7A', '2026-11-20', '5', 'x'.repeat(201)], 'reason', 'too_long'],
    [['S-1', 'L', '7A'], 'date', 'required'],
  ])('names what is wrong with %j: %s %s', (cells, field, reason) => {
    expect(read(...cells).faults).toEqual([{ row: 7, field, reason, detail: expect.any(String) }]);
  });
});

describe('the place of a row', () => {
  const registers = [
    { registerId: 'r1', period: '1', cancelled: false },
    { registerId: 'r2', period: '2', cancelled: false },
  ];
  const moved = [{ registerId: 'r0', period: '1', cancelled: true }, registers[1]!];
  const known: Placement = {
    registersOf: (section, date) => (section === '7A' ? ({ two: registers, moved }[date] ?? []) : undefined),
    studentsOf: (student) =>
      new Map([
        ['twins', ['s1', 's2']],
        ['ada', ['s1']],
      ]).get(student) ?? [],
  };
  const { row } = read('ada', 'P', '7A', '2026-11-20', '', '', '2');
  const place = (changes: object) => placed({ ...row, date: 'two', ...changes }, known);

  it('is one register and one student', () => {
    expect(place({})).toMatchObject({ row: { registerId: 'r2', studentId: 's1' }, faults: [] });
  });

  it('is a cancelled register only where there is no other', () => {
    const on = (period: string) => place({ date: 'moved', period });
    expect(on('')).toMatchObject({ row: { registerId: 'r2' }, faults: [] });
    expect(on('1')).toMatchObject({ row: { registerId: 'r0' }, faults: [] });
  });

  it.each([
    [{ section: '9Z' }, 'section', 'no_such_section'],
    [{ date: 'none' }, 'date', 'no_register'],
    [{ period: '3' }, 'period', 'no_register'],
    [{ period: '' }, 'period', 'which_register'],
    [{ student: 'bo' }, 'student', 'no_such_student'],
    [{ student: 'twins' }, 'student', 'which_student'],
  ])('is not found with %j', (changes, field, reason) => {
    expect(place(changes).faults).toEqual([expect.objectContaining({ field, reason })]);
  });
});
