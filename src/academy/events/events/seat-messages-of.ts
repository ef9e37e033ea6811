import type { Announcement } from '#platform/outbox/reactions';
import type { RegistrationMessage, WaitlistEntryMessage } from '../../ws/events/event-messages.js';

interface Told {
  readonly type: string;
  readonly schoolId: string | null;
}

/** For the organisers, and for whoever has the seat or waits for it. */
export function seatMessages(
  { type, schoolId }: Told,
  data: RegistrationMessage | WaitlistEntryMessage,
): Announcement {
  const topics = [
    `occurrence:${data.occurrenceId}:attendees`,
    `school:${schoolId}:attendee:${data.personId}`,
  ];
  return { messages: topics.map((topic) => ({ topic, type, data })) };
}
