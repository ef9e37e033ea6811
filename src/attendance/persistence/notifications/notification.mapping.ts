import { Notification } from '#domain/attendance/notifications/notification';
import { NotificationSettings } from '#domain/attendance/notifications/notification-settings';
import { VersionStale } from '#domain/kernel/version';
import { constraintMeans } from '#platform/persistence/constraints';
import { mapClass } from '#platform/persistence/map-class';

mapClass(Notification, {
  table: 'attendance.notifications',
  fields: (p) => ({
    id: p.uuid().primary(),
    schoolId: p.uuid(),
    kind: p.string(),
    date: p.date(),
    aboutId: p.uuid(),
    studentId: p.uuid().nullable(),
    rosterPersonId: p.uuid().nullable(),
    personId: p.uuid().nullable(),
    recipientName: p.string().nullable(),
    address: p.string().nullable(),
    language: p.string(),
    round: p.integer(),
    causeId: p.uuid().nullable(),
    messageId: p.string(),
    state: p.string(),
    reason: p.string().nullable(),
    queuedAt: p.datetime(),
    sendAt: p.datetime(),
    preparedAt: p.datetime().nullable(),
    content: p.json().nullable(),
    sentAt: p.datetime().nullable(),
    version: p.integer().version(),
  }),
  audit: 'none', // it is a log itself
});

mapClass(NotificationSettings, {
  table: 'attendance.notification_settings',
  fields: (p) => ({
    id: p.uuid().primary().fieldName('school_id'),
    absenceOn: p.boolean(),
    absenceDelaySeconds: p.integer(),
    reminderOn: p.boolean(),
    reminderMinutes: p.integer(),
    reminderAfter: p.string(),
    digestOn: p.boolean(),
    digestAt: p.string(),
    alertOn: p.boolean(),
    reportOn: p.boolean(),
    reportAt: p.string(),
    reportTo: p.array(),
    version: p.integer().version(),
  }),
});

// Two chose for the first time at once: the second has not seen the first's choice.
constraintMeans('notification_settings_pkey', () => new VersionStale());
