import { AttendanceCode } from '#domain/attendance/attendance-code';
import { AttendanceCodeTaken, CodeMeaningUnsound } from '#domain/attendance/attendance-code.errors';
import { constraintMeans } from '#platform/persistence/constraints';
import { mapClass } from '#platform/persistence/map-class';

mapClass(AttendanceCode, {
  table: 'attendance.codes',
  fields: (p) => ({
    id: p.uuid().primary(),
    schoolId: p.uuid(),
    code: p.string(),
    label: p.string(),
    category: p.string(),
    presence: p.smallint(),
    authorised: p.boolean(),
    late: p.boolean(),
    offSite: p.boolean(),
    notRequired: p.boolean(),
    officeOnly: p.boolean(),
    requiresReason: p.boolean(),
    statisticalMeaning: p.string().nullable(),
    active: p.boolean(),
    ordinal: p.smallint(),
    version: p.integer().version(),
  }),
});

constraintMeans('codes_pkey', () => new AttendanceCodeTaken());
constraintMeans('codes_not_required', () => new CodeMeaningUnsound());
