import { isLocalDate } from '../../kernel/local-date.js';
import { MarkFileRefused } from './mark-import.errors.js';
import type { MarkRow, RowFault } from './mark-import.words.js';

const REQUIRED = ['date', 'section', 'student', 'code'] as const;
const OPTIONAL = ['period', 'minutesLate', 'minutesEarly', 'reason'] as const;
export const MARK_COLUMNS = [...REQUIRED, ...OPTIONAL] as const;
type MarkColumn = (typeof MARK_COLUMNS)[number];

const LONGEST: Readonly<Record<MarkColumn, number>> = {
  date: 10,
  section: 255,
  student: 255,
  code: 4,
  period: 50,
  minutesLate: 4,
  minutesEarly: 4,
  reason: 200,
};

/** What a row says, or what keeps it from being read; what it says is kept for the report either way. */
export interface ReadRow {
  readonly row: MarkRow;
  readonly faults: readonly RowFault[];
}

/** Where the columns of a file are. They are found by name, in any order; others are left alone. */
export class MarkColumns {
  private constructor(private readonly positions: ReadonlyMap<MarkColumn, number>) {}

  /** @throws MarkFileRefused */
  static of(header: readonly string[]): MarkColumns {
    const names = header.map((name) => name.trim().toLowerCase());
    const twice = MARK_COLUMNS.filter(
      (column) => names.filter((name) => name === column.toLowerCase()).length > 1,
    );
    if (twice.length > 0)
      throw new MarkFileRefused(`The header has the column ${twice.join(', ')} more than once.`);
    const at = MARK_COLUMNS.map((column) => [column, names.indexOf(column.toLowerCase())] as const);
    const positions = new Map(at.filter(([, position]) => position >= 0));
    const missing = REQUIRED.filter((column) => !positions.has(column));
    if (missing.length > 0) throw new MarkFileRefused(`The header lacks the column ${missing.join(', ')}.`);
    return new MarkColumns(positions);
  }

  read(row: number, cells: readonly string[]): ReadRow {
    const cell = (column: MarkColumn) => (cells[this.positions.get(column) ?? -1] ?? '').trim();
    const faults = MARK_COLUMNS.flatMap((column) => {
      const fault = faultOf(column, cell(column));
      return fault ? [{ row, field: column, ...fault }] : [];
    });
    return {
      row: {
        row,
        date: cell('date'),
        section: cell('section'),
        period: cell('period'),
        student: cell('student'),
        code: cell('code'),
        minutesLate: wholeNumber(cell('minutesLate')),
        minutesEarly: wholeNumber(cell('minutesEarly')),
        reason: cell('reason') || null,
      },
      faults,
    };
  }
}

function faultOf(column: MarkColumn, text: string): Pick<RowFault, 'reason' | 'detail'> | undefined {
  if (text === '')
    return REQUIRED.some((name) => name === column)
      ? { reason: 'required', detail: 'must be given' }
      : undefined;
  // oxlint-disable-next-line no-control-regex -- control characters are what is refused
  if (/[\u0000-\u001f\u007f]/.test(text))
    return { reason: 'not_a_line', detail: 'must be one line without control characters' };
  if (text.length > LONGEST[column])
    return { reason: 'too_long', detail: `must have at most ${LONGEST[column]} characters` };
  if (column === 'date' && !isLocalDate(text))
    return { reason: 'not_a_date', detail: 'must be a date such as 2026-11-23' };
  if (column.startsWith('minutes') && wholeNumber(text) === null)
    return { reason: 'not_a_number', detail: 'must be a whole number of minutes' };
  return undefined;
}

function wholeNumber(text: string): number | null {
  return /^\d{1,4}$/.test(text) && Number(text) <= 1440 ? Number(text) : null;
}
