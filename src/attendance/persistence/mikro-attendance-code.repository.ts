import { AttendanceCode } from '#domain/attendance/attendance-code';
import { AttendanceCodeNotFound } from '#domain/attendance/attendance-code.errors';
import type { AttendanceCodeRepository } from '#domain/attendance/attendance-code.repository';
import { SIMPLE_PACK } from '#domain/attendance/code-packs/simple.pack';
import { prepared } from '#platform/persistence/statement';
import { transaction } from '#platform/persistence/transaction';
import './attendance-code.mapping.js';

const ensureAny = prepared(`
  with first as (
    insert into attendance.codes (school_id, code, label, category, presence, authorised, late, off_site, not_required,
      office_only, requires_reason, statistical_meaning, ordinal)
    select platform.current_school(), c.code, c.label, c.category, c.presence, c.authorised, c.late, c."offSite",
      c."notRequired", c."officeOnly", c."requiresReason", c."statisticalMeaning", c.ordinal
    from jsonb_to_recordset($1::jsonb) as c (code text, label text, category text, presence smallint,
      authorised boolean, late boolean, "offSite" boolean, "notRequired" boolean, "officeOnly" boolean,
      "requiresReason" boolean, "statisticalMeaning" text, ordinal smallint)
    where not exists (select from attendance.codes where school_id = platform.current_school())
    on conflict do nothing returning school_id)
  insert into attendance.school_settings (school_id, code_pack) select distinct school_id, 'simple' from first
  on conflict (school_id) do update set code_pack = excluded.code_pack, version = school_settings.version + 1`);

export class MikroAttendanceCodeRepository implements AttendanceCodeRepository {
  async byId(id: string): Promise<AttendanceCode> {
    const code = await transaction().em.findOne(AttendanceCode, { id });
    if (!code) throw new AttendanceCodeNotFound();
    return code;
  }

  all(): Promise<AttendanceCode[]> {
    return transaction().em.find(AttendanceCode, {}, { orderBy: { ordinal: 'asc', code: 'asc' } as never });
  }

  add(code: AttendanceCode): void {
    transaction().em.persist(code);
  }

  async ensureAny(): Promise<void> {
    const pack = SIMPLE_PACK.map((code, ordinal) => ({ ...code, ordinal }));
    await transaction().query(ensureAny, [JSON.stringify(pack)]);
  }
}
