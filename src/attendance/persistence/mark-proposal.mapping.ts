import { MarkProposal } from '#domain/attendance/mark-proposal';
import { mapClass } from '#platform/persistence/map-class';

mapClass(MarkProposal, {
  table: 'attendance.mark_proposals',
  fields: (p) => ({
    id: p.uuid().primary(),
    schoolId: p.uuid(),
    date: p.date(),
    registerId: p.uuid(),
    studentId: p.uuid(),
    deviceId: p.uuid(),
    operationId: p.uuid(),
    cause: p.string(),
    code: p.string(),
    minutesLate: p.integer().nullable(),
    minutesEarly: p.integer().nullable(),
    reason: p.string().nullable(),
    markedAt: p.datetime(),
    proposedBy: p.uuid().nullable(),
    proposedAt: p.datetime(),
    state: p.string(),
    decidedBy: p.uuid().nullable(),
    decidedAt: p.datetime().nullable(),
    decisionReason: p.string().nullable(),
    version: p.integer().version(),
  }),
});
