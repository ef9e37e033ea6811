import { MarkImport } from '#domain/attendance/mark-import/mark-import';
import { mapClass } from '#platform/persistence/map-class';

mapClass(MarkImport, {
  table: 'attendance.mark_imports',
  fields: (p) => ({
    id: p.uuid().primary(),
    schoolId: p.uuid(),
    requestedBy: p.uuid().nullable(),
    jobId: p.uuid(),
    mode: p.string(),
    dryRun: p.boolean(),
    existing: p.string(),
    submit: p.boolean(),
    encoding: p.string(),
    state: p.string(),
    problem: p.string().nullable(),
    counts: p.json().nullable(),
    createdAt: p.datetime(),
    finishedAt: p.datetime().nullable(),
    version: p.integer().version(),
  }),
});
