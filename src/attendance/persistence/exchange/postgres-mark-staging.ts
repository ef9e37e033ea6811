import type { MarkFilePlace, MarkStaging } from '#domain/attendance/mark-import/mark-import-ports';
import type { MarkRow, RowFault, StagedRow } from '#domain/attendance/mark-import/mark-import.words';
import type { PlacedRegister, Placement } from '#domain/attendance/mark-import/placement';
import type { LongTransactions } from '#platform/persistence/long-transactions';
import { prepared } from '#platform/persistence/statement';
import type { Read } from '#platform/persistence/tenant-reader';
import { registersOfSections, studentsByName } from './placement.sql.js';

const clear = prepared('delete from attendance.mark_import_rows where import_id = $1');

const discard = prepared(
  `delete from attendance.mark_import_rows where import_id = $1 and state <> 'faulty'`,
);

const addRows = prepared(`
  insert into attendance.mark_import_rows (school_id, import_id, row_no, date, section, period, student, code,
    minutes_late, minutes_early, reason, register_id, student_id, state)
  select platform.current_school(), $1, r.row, r.date, r.section, r.period, r.student, r.code, r."minutesLate",
    r."minutesEarly", r.reason, r."registerId", r."studentId",
    case when r."registerId" is null or r."studentId" is null then 'faulty' else 'staged' end
  from jsonb_to_recordset($2::jsonb) as r (row int, date text, section text, period text, student text, code text,
    "minutesLate" smallint, "minutesEarly" smallint, reason text, "registerId" uuid, "studentId" uuid)`);

const addFaults = prepared(`
  insert into attendance.mark_import_faults (school_id, import_id, row_no, field, reason, detail)
  select platform.current_school(), $1, f.row, f.field, f.reason, f.detail
  from jsonb_to_recordset($2::jsonb) as f (row int, field text, reason text, detail text)`);

interface SectionRow {
  readonly section: string;
  readonly date: string;
  readonly registers: PlacedRegister[];
}

/** Stages on connections that allow a statement minutes; each batch in a transaction of its own, which holds up nobody. */
export class PostgresMarkStaging implements MarkStaging {
  constructor(private readonly transactions: LongTransactions) {}

  async clear(at: MarkFilePlace): Promise<void> {
    await this.run(at, (run) => run(clear, [at.importId]));
  }

  async place(at: MarkFilePlace, rows: readonly MarkRow[]): Promise<Placement> {
    const slots = new Map(rows.map(({ section, date }) => [keyOf(section, date), { section, date }]));
    const names = [...new Set(rows.map(({ student }) => student))];
    const [sections, students] = await this.run(at, async (run) => [
      await run<SectionRow>(registersOfSections, [JSON.stringify([...slots.values()])]),
      await run<{ name: string; ids: string[] }>(studentsByName, [names]),
    ]);
    const registers = new Map(sections.map((one) => [keyOf(one.section, one.date), one.registers]));
    const ids = new Map(students.map((one) => [one.name, one.ids]));
    return {
      registersOf: (section, date) => registers.get(keyOf(section, date)),
      studentsOf: (student) => ids.get(student) ?? [],
    };
  }

  async add(at: MarkFilePlace, rows: readonly StagedRow[], faults: readonly RowFault[]): Promise<void> {
    await this.run(at, async (run) => {
      await run(addRows, [at.importId, JSON.stringify(rows)]);
      if (faults.length > 0) await run(addFaults, [at.importId, JSON.stringify(faults)]);
    });
  }

  async discard(at: MarkFilePlace): Promise<void> {
    await this.run(at, (run) => run(discard, [at.importId]));
  }

  private run<T>({ schoolId }: MarkFilePlace, work: (run: Read) => Promise<T>): Promise<T> {
    return this.transactions.run({ schoolId, personId: null }, work);
  }
}

function keyOf(section: string, date: string): string {
  return `${date} ${section}`;
}
