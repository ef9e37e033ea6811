import type { Actor } from '../../kernel/actor.js';
import { DomainError } from '../../kernel/domain-error.js';
import type { MarkingSheet } from '../marking-sheet.js';
import type { Layer, MarkChange, WantedMark } from '../marking.words.js';
import { isTaken } from '../register.words.js';
import type { ExistingMarks, PlacedRow, RowFault, RowOutcome, Settled } from './mark-import.words.js';

interface Judged {
  readonly row: PlacedRow;
  readonly layer: Layer;
  readonly verdict: RowOutcome | RowFault;
  readonly wanted: WantedMark;
}

/**
 * The rows of an import on one register, each against what stands, by the rules of marking. A code that only the office
 * may give is the office's, over whatever the teacher says; any other is the teacher's.
 */
export class ImportRound {
  private readonly judged: readonly Judged[];

  /** @param trial a sheet as it will be when rows are taken over; what is tried on it is told to nobody */
  constructor(
    private readonly trial: MarkingSheet,
    rows: readonly PlacedRow[],
    private readonly existing: ExistingMarks,
    by: Actor,
    now: Date,
  ) {
    const contradicted = contradictory(rows);
    const seen = new Set<string>();
    this.judged = rows.map((row) => {
      const layer = trial.layerOf(row.code);
      const { version } = trial.standing([{ ...row, baseVersion: 0 }], [])[0]!;
      const wanted = { ...row, baseVersion: version };
      const again = seen.has(row.studentId);
      seen.add(row.studentId);
      if (contradicted.has(row.studentId)) return { row, layer, wanted, verdict: repeated(row) };
      return { row, layer, wanted, verdict: again ? 'unchanged' : this.judge(row, layer, wanted, by, now) };
    });
  }

  /** What changes, in one layer. */
  wanted(layer: Layer): WantedMark[] {
    return this.judged
      .filter((one) => one.layer === layer && (one.verdict === 'created' || one.verdict === 'changed'))
      .map(({ wanted }) => wanted);
  }

  settled(): Settled {
    const faults = this.judged.flatMap(({ verdict }) => (typeof verdict === 'string' ? [] : [verdict]));
    const rows = this.judged.flatMap(({ row, verdict }) =>
      typeof verdict === 'string' ? [{ row: row.row, outcome: verdict }] : [],
    );
    return { rows, faults };
  }

  private judge(
    { row }: PlacedRow,
    layer: Layer,
    wanted: WantedMark,
    by: Actor,
    now: Date,
  ): RowOutcome | RowFault {
    try {
      const changes = changesOf(this.trial, layer, [wanted], by, now);
      if (changes.length === 0) return 'unchanged';
      const stands = this.trial.standing([wanted], [])[0]![layer];
      if (stands === null) return 'created';
      if (this.existing === 'replace') return 'changed';
      const detail = `is marked ${stands.code} already, which was to be kept`;
      return { row, field: 'code', reason: 'differs', detail };
    } catch (error) {
      if (error instanceof DomainError) return refusal(row, error);
      throw error;
    }
  }
}

/** A mark while the register is open, an amendment once it was submitted. */
export function changesOf(
  sheet: MarkingSheet,
  layer: Layer,
  wanted: readonly WantedMark[],
  by: Actor,
  now: Date,
): MarkChange[] {
  if (wanted.length === 0) return [];
  if (layer === 'office') return sheet.override(wanted, by, now);
  return isTaken(sheet.state) ? sheet.amend(wanted, by, now) : sheet.mark(wanted, by, now);
}

/** Students of whom the file says different things on one register. */
function contradictory(rows: readonly PlacedRow[]): ReadonlySet<string> {
  const said = Map.groupBy(rows, ({ studentId }) => studentId);
  const differ = [...said].filter(([, ofStudent]) => new Set(ofStudent.map(meaningOf)).size > 1);
  return new Set(differ.map(([studentId]) => studentId));
}

function meaningOf({ code, minutesLate, minutesEarly, reason }: PlacedRow): string {
  return JSON.stringify([code, minutesLate, minutesEarly, reason]);
}

function repeated({ row }: PlacedRow): RowFault {
  const detail = 'has another row for the same register that says something else';
  return { row, field: 'student', reason: 'repeated', detail };
}

/** The rule that says no, its field named as the column. */
function refusal(row: number, { code, message, faults }: DomainError): RowFault {
  const [first] = faults;
  const field = first?.pointer.split('/').at(-1) ?? '';
  const column = field === 'studentId' ? 'student' : field;
  return { row, field: column, reason: code, detail: first?.detail ?? message };
}
