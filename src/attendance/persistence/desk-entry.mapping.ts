import { DeskEntry } from '#domain/attendance/front-desk/desk-entry';
import { DeskEntryExists } from '#domain/attendance/front-desk/desk.errors';
import { constraintMeans } from '#platform/persistence/constraints';
import { mapClass } from '#platform/persistence/map-class';

mapClass(DeskEntry, {
  table: 'attendance.desk_entries',
  fields: (p) => ({
    id: p.uuid().primary(),
    schoolId: p.uuid(),
    studentId: p.uuid(),
    date: p.date(),
    kind: p.string(),
    at: p.datetime(),
    code: p.string().nullable(),
    reason: p.string(),
    recordedAt: p.datetime(),
    recordedBy: p.uuid().nullable(),
    withdrawnAt: p.datetime().nullable(),
    withdrawnBy: p.uuid().nullable(),
    version: p.integer().version(),
  }),
});

constraintMeans('desk_entries_once', () => new DeskEntryExists());
