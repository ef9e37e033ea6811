import type { EventEnvelope } from '#platform/outbox/event-envelope';
import type { Announcement } from '#platform/outbox/reactions';
import type { AbsenceMessage } from '../ws/absence-messages.js';

type Facts = Pick<AbsenceMessage, 'studentId' | 'kind' | 'startsOn' | 'endsOn'>;

/** What has become of an absence, for those who decide about absences. */
export function absenceMessages(event: EventEnvelope<Facts>, state: AbsenceMessage['state']): Announcement {
  const { studentId, kind, startsOn, endsOn } = event.data;
  const data: AbsenceMessage = { absenceId: event.aggregateId, state, studentId, kind, startsOn, endsOn };
  return { messages: [{ topic: `school:${event.schoolId}:absences`, type: event.type, data }] };
}
