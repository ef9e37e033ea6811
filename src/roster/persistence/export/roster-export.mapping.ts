import { RosterExport } from '#domain/roster/export/roster-export';
import { mapClass } from '#platform/persistence/map-class';

mapClass(RosterExport, {
  table: 'roster.exports',
  fields: (p) => ({
    id: p.uuid().primary(),
    districtId: p.uuid(),
    schoolId: p.uuid().nullable(),
    requestedBy: p.uuid().nullable(),
    jobId: p.uuid(),
    endDates: p.string(),
    package: p.json().nullable(),
    createdAt: p.datetime(),
    finishedAt: p.datetime().nullable(),
    version: p.integer().version(),
  }),
});
