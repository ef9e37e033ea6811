import { Absence } from '#domain/attendance/absence/absence';
import { AbsenceOverlaps } from '#domain/attendance/absence/absence.errors';
import { constraintMeans } from '#platform/persistence/constraints';
import { mapClass } from '#platform/persistence/map-class';

mapClass(Absence, {
  table: 'attendance.absences',
  fields: (p) => ({
    id: p.uuid().primary(),
    schoolId: p.uuid(),
    studentId: p.uuid(),
    kind: p.string(),
    state: p.string(),
    startsOn: p.date(),
    endsOn: p.date(),
    parts: p.json().nullable(),
    code: p.string().nullable(),
    reason: p.string(),
    note: p.string().nullable(),
    requestedAt: p.datetime(),
    requestedBy: p.uuid().nullable(),
    decidedAt: p.datetime().nullable(),
    decidedBy: p.uuid().nullable(),
    decisionNote: p.string().nullable(),
    version: p.integer().version(),
  }),
});

constraintMeans('absences_apart', () => new AbsenceOverlaps());
