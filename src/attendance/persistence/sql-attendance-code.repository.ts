import { SIMPLE_PACK } from '#domain/attendance/code-packs/simple.pack';
import type { AttendanceCodeRepository } from '#domain/attendance/attendance-code.repository';
import { prepared } from '#platform/persistence/statement';
import { transaction } from '#platform/persistence/transaction';

const ensureAny = prepared(`
  insert into attendance.codes (school_id, code, label, category, presence, authorised, late, office_only,
    requires_reason, ordinal)
  select platform.current_school(), c.code, c.label, c.category, c.presence, c.authorised, c.late, c."officeOnly",
    c."requiresReason", c.ordinal
  from jsonb_to_recordset($1::jsonb) as c (code text, label text, category text, presence smallint,
    authorised boolean, late boolean, "officeOnly" boolean, "requiresReason" boolean, ordinal smallint)
  where not exists (select from attendance.codes where school_id = platform.current_school())
  on conflict do nothing`);

export class SqlAttendanceCodeRepository implements AttendanceCodeRepository {
  async ensureAny(): Promise<void> {
    const pack = SIMPLE_PACK.map((code, ordinal) => ({ ...code, ordinal }));
    await transaction().query(ensureAny, [JSON.stringify(pack)]);
  }
}
