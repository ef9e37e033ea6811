import { CheckInSettings } from '#domain/attendance/check-in/check-in-settings';
import { CheckInWindow } from '#domain/attendance/check-in/check-in-window';
import { CheckInCodeUnknown } from '#domain/attendance/check-in/check-in.errors';
import { VersionStale } from '#domain/kernel/version';
import { constraintMeans } from '#platform/persistence/constraints';
import { mapClass } from '#platform/persistence/map-class';

mapClass(CheckInWindow, {
  table: 'attendance.check_in_windows',
  fields: (p) => ({
    id: p.uuid().primary(),
    schoolId: p.uuid(),
    date: p.date(),
    registerId: p.uuid(),
    openedAt: p.datetime(),
    openedBy: p.uuid().nullable(),
    closesAt: p.datetime(),
    closedAt: p.datetime().nullable(),
    closedBy: p.uuid().nullable(),
    version: p.integer().version(),
  }),
});

mapClass(CheckInSettings, {
  table: 'attendance.check_in_settings',
  fields: (p) => ({
    id: p.uuid().primary(),
    schoolId: p.uuid(),
    lateAfterMinutes: p.integer(),
    codeSeconds: p.integer(),
    networks: p.array(),
    presentCode: p.string().nullable(),
    lateCode: p.string().nullable(),
    version: p.integer().version(),
  }),
});

// Somebody else has set them up at the same moment.
constraintMeans('check_in_settings_school_id_key', () => new VersionStale());
constraintMeans('check_in_settings_school_id_present_code_fkey', () => new CheckInCodeUnknown('presentCode'));
constraintMeans('check_in_settings_school_id_late_code_fkey', () => new CheckInCodeUnknown('lateCode'));
