import { AttendanceSettings } from '#domain/attendance/attendance-settings';
import type { AttendanceSettingsRepository } from '#domain/attendance/attendance-settings.repository';
import { transaction } from '#platform/persistence/transaction';
import './attendance-settings.mapping.js';

export class MikroAttendanceSettingsRepository implements AttendanceSettingsRepository {
  async ofSchool(): Promise<AttendanceSettings> {
    const { em, actor } = transaction();
    const id = actor.schoolId!;
    const settled = await em.findOne(AttendanceSettings, { id });
    if (settled) return settled;
    const fresh = AttendanceSettings.ofNewSchool(id);
    em.persist(fresh);
    return fresh;
  }
}
