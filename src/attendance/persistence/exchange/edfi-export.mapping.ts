import { EdfiExport } from '#domain/attendance/edfi/edfi-export';
import { mapClass } from '#platform/persistence/map-class';

mapClass(EdfiExport, {
  table: 'attendance.edfi_exports',
  fields: (p) => ({
    id: p.uuid().primary(),
    schoolId: p.uuid(),
    startsOn: p.date(),
    endsOn: p.date(),
    edfiSchoolId: p.string(),
    calendarCode: p.string(),
    reasons: p.boolean(),
    requestedBy: p.uuid().nullable(),
    jobId: p.uuid(),
    package: p.json().nullable(),
    createdAt: p.datetime(),
    finishedAt: p.datetime().nullable(),
    version: p.integer().version(),
  }),
});
