import { AttendanceSettings } from '#domain/attendance/attendance-settings';
import { mapClass } from '#platform/persistence/map-class';

mapClass(AttendanceSettings, {
  table: 'attendance.school_settings',
  fields: (p) => ({
    id: p.uuid().primary().fieldName('school_id'),
    codePack: p.string().nullable(),
    lockAfterDays: p.smallint(),
    missedAfterMinutes: p.smallint(),
    recordsKeptMonths: p.smallint().nullable(),
    version: p.integer().version(),
  }),
});
