import { RosterImport } from '#domain/roster/import/roster-import';
import { SchoolImport } from '#domain/roster/import/school-import';
import { mapClass } from '#platform/persistence/map-class';

mapClass(RosterImport, {
  table: 'roster.imports',
  fields: (p) => ({
    id: p.uuid().primary(),
    districtId: p.uuid(),
    requestedBy: p.uuid(),
    jobId: p.uuid(),
    state: p.string(),
    mode: p.string(),
    dryRun: p.boolean(),
    settings: p.json(),
    package: p.json().nullable(),
    problems: p.json(),
    files: p.json(),
    createdAt: p.datetime(),
    finishedAt: p.datetime().nullable(),
    version: p.integer().version(),
  }),
});

mapClass(SchoolImport, {
  table: 'roster.school_imports',
  fields: (p) => ({
    id: p.uuid().primary(),
    importId: p.uuid(),
    districtId: p.uuid(),
    schoolId: p.uuid(),
    sourceId: p.string(),
    name: p.string(),
    counts: p.json().nullable(),
    version: p.integer().version(),
  }),
});
