import type { AlertFacts } from '#domain/attendance/alerts/alert.events';
import type { EventEnvelope } from '#platform/outbox/event-envelope';
import type { Announcement } from '#platform/outbox/reactions';
import type { AlertMessage } from '../ws/alert-messages.js';

/** What has become of an alert, for those who see every one. */
export function alertMessages(event: EventEnvelope<AlertFacts>, state: AlertMessage['state']): Announcement {
  const { ruleId, studentId } = event.data;
  const data: AlertMessage = { alertId: event.aggregateId, state, ruleId, studentId };
  return { messages: [{ topic: `school:${event.schoolId}:alerts`, type: event.type, data }] };
}
