import { newId } from '#domain/kernel/id';
import { ABSENCE_SAMPLES } from './absence-routes.js';
import { ALERT_SAMPLES } from './alert-routes.js';
import { ANALYTICS_SAMPLES } from './analytics-routes.js';
import {
  aCodeDefinition,
  correctionOf,
  EDFI_WISH,
  MARKS_FILE,
  marksFor,
  offlineMark,
} from './attendance-bodies.js';
import type { Sample } from './school-fixtures.js';
import { CHECK_IN_SAMPLES } from './check-in-routes.js';
import { aNotification } from './telling-fixtures.js';
import { asCsv } from './test-app.js';

/** The samples of the routes of attendance. */
export const ATTENDANCE_SAMPLES: Readonly<Record<string, Sample>> = {
  ...ABSENCE_SAMPLES,
  ...ALERT_SAMPLES,
  ...ANALYTICS_SAMPLES,
  'POST /schools/{schoolId}/attendance/edfi-exports': { body: () => EDFI_WISH },
  'GET /schools/{schoolId}/attendance/edfi-exports/{exportId}': { ids: (some) => some.anEdfiExport() },
  'GET /schools/{schoolId}/attendance/edfi-exports/{exportId}/file': { ids: (some) => some.anEdfiExport() },
  'POST /schools/{schoolId}/attendance/mark-imports': { sent: asCsv(MARKS_FILE) },
  'GET /schools/{schoolId}/attendance/mark-imports': {},
  'GET /schools/{schoolId}/attendance/mark-imports/{importId}': { ids: (some) => some.aMarkImport() },
  'GET /schools/{schoolId}/attendance/mark-imports/{importId}/faults': { ids: (some) => some.aMarkImport() },
  'GET /schools/{schoolId}/attendance/mark-imports/{importId}/report': { ids: (some) => some.aMarkImport() },
  'GET /schools/{schoolId}/attendance-codes': {},
  'POST /schools/{schoolId}/attendance-codes': { body: () => aCodeDefinition() },
  'PUT /schools/{schoolId}/attendance-codes/order': {
    ids: (some) => some.aCode(),
    body: ({ codeId }) => ({ codeIds: [codeId] }),
  },
  'GET /schools/{schoolId}/attendance-codes/{codeId}': { ids: (some) => some.aCode() },
  'PATCH /schools/{schoolId}/attendance-codes/{codeId}': {
    ids: (some) => some.aCode(),
    body: () => ({ label: 'Changed' }),
  },
  'POST /schools/{schoolId}/attendance-codes/{codeId}/restore': { ids: (some) => some.aCode() },
  'POST /schools/{schoolId}/attendance-codes/{codeId}/retire': { ids: (some) => some.aCode() },
  'GET /schools/{schoolId}/attendance-codes/{codeId}/versions': { ids: (some) => some.aCode() },
  'GET /schools/{schoolId}/attendance-settings': {},
  'PATCH /schools/{schoolId}/attendance-settings': { body: () => ({ lockAfterDays: 3 }) },
  'PUT /schools/{schoolId}/attendance-settings/code-pack': { body: () => ({ pack: 'simple' }) },
  ...CHECK_IN_SAMPLES,
  'GET /schools/{schoolId}/notification-preferences': {},
  'PUT /schools/{schoolId}/notification-preferences': {
    body: () => ({ items: [{ subscription: 'alert', wanted: false }] }),
  },
  'GET /schools/{schoolId}/notification-settings': {},
  'PATCH /schools/{schoolId}/notification-settings': { body: () => ({ digestAt: '11:00' }) },
  'GET /schools/{schoolId}/notifications': {},
  'GET /schools/{schoolId}/notifications/{notificationId}': { ids: aNotification },
  'GET /schools/{schoolId}/registers': {},
  'GET /schools/{schoolId}/registers-not-taken': {},
  'GET /schools/{schoolId}/registers/{registerId}': { ids: (some) => some.scheduled() },
  'POST /schools/{schoolId}/registers/{registerId}/amendments': {
    ids: (some) => some.submitted(),
    body: correctionOf,
  },
  'GET /schools/{schoolId}/registers/{registerId}/revisions': { ids: (some) => some.marked() },
  'GET /schools/{schoolId}/registers/{registerId}/states': { ids: (some) => some.marked() },
  'GET /schools/{schoolId}/students/{studentId}/attendance': { ids: (some) => some.marked() },
  'POST /schools/{schoolId}/registers/{registerId}/cancel': {
    ids: (some) => some.scheduled(),
    body: () => ({ reason: 'Snow' }),
  },
  'POST /schools/{schoolId}/registers/{registerId}/overrides': {
    ids: (some) => some.submitted(),
    body: correctionOf,
  },
  'POST /schools/{schoolId}/registers/{registerId}/reinstate': {
    ids: (some) => some.cancelled(),
    body: () => ({ reason: 'The snow has gone' }),
  },
  'POST /schools/{schoolId}/registers/{registerId}/reopen': {
    ids: (some) => some.locked(),
    body: () => ({ reason: 'A parent has called' }),
  },
  'GET /schools/{schoolId}/offline-day': {},
  'POST /schools/{schoolId}/sync': {
    ids: (some) => some.scheduled(),
    body: (ids) => ({ deviceId: newId(), operations: [offlineMark(ids)] }),
  },
  'GET /schools/{schoolId}/mark-proposals': { ids: (some) => some.proposed() },
  'POST /schools/{schoolId}/mark-proposals/decisions': {
    ids: (some) => some.proposed(),
    body: ({ proposalId }) => ({ proposalIds: [proposalId], decision: 'declined', reason: 'a test' }),
  },
  'POST /schools/{schoolId}/registers/{registerId}/marks': { ids: (some) => some.opened(), body: marksFor },
  'POST /schools/{schoolId}/registers/{registerId}/open': { ids: (some) => some.scheduled() },
  'POST /schools/{schoolId}/registers/{registerId}/submit': { ids: (some) => some.marked() },
};
