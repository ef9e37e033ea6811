import type { SettledState, StagedMarks } from '#domain/attendance/mark-import/mark-import-ports';
import type { RegisterRows, Settled } from '#domain/attendance/mark-import/mark-import.words';
import { prepared, type Statement } from '#platform/persistence/statement';
import { transaction } from '#platform/persistence/transaction';

/** From here to the end of the transaction every revision is this import's. */
const sayWhoMarks = prepared(`select set_config('app.import_id', $1, true)`);

/** The states are written out, so that the index of what is still to be done is used. */
const nextAmong = (states: string) =>
  prepared(`
  select r.register_id as "registerId", json_agg(json_build_object('row', r.row_no, 'studentId', r.student_id,
      'code', r.code, 'minutesLate', r.minutes_late, 'minutesEarly', r.minutes_early, 'reason', r.reason)
    order by r.row_no) as rows
  from attendance.mark_import_rows r
  where r.import_id = $1 and r.state in (${states}) and r.register_id in (
    select distinct n.register_id from attendance.mark_import_rows n
    where n.import_id = $1 and n.state in (${states}) order by n.register_id limit $2)
  group by r.register_id order by r.register_id`);

const next: Readonly<Record<SettledState, Statement>> = {
  rehearsed: nextAmong(`'staged'`),
  done: nextAmong(`'staged', 'rehearsed'`),
};

const settle = prepared(`
  update attendance.mark_import_rows r set state = $3, outcome = s.outcome
  from jsonb_to_recordset($2::jsonb) as s (row int, outcome text)
  where r.import_id = $1 and r.row_no = s.row`);

const blame = prepared(`
  with given as (
    select * from jsonb_to_recordset($2::jsonb) as f (row int, field text, reason text, detail text)
  ), marked as (
    update attendance.mark_import_rows r set state = 'faulty', outcome = null from given g
    where r.import_id = $1 and r.row_no = g.row
  )
  insert into attendance.mark_import_faults (school_id, import_id, row_no, field, reason, detail)
  select platform.current_school(), $1, g.row, g.field, g.reason, g.detail from given g`);

export class SqlStagedMarks implements StagedMarks {
  async next(importId: string, registers: number, state: SettledState): Promise<RegisterRows[]> {
    await transaction().query(sayWhoMarks, [importId]);
    return transaction().query<RegisterRows>(next[state], [importId, registers]);
  }

  async settle(importId: string, { rows, faults }: Settled, state: SettledState): Promise<void> {
    if (rows.length > 0) await transaction().query(settle, [importId, JSON.stringify(rows), state]);
    if (faults.length > 0) await transaction().query(blame, [importId, JSON.stringify(faults)]);
  }
}
