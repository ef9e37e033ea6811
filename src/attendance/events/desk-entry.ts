import type { EventEnvelope } from '#platform/outbox/event-envelope';
import type { Announcement } from '#platform/outbox/reactions';
import type { DeskEntryMessage } from '../ws/desk-messages.js';

type Facts = Omit<DeskEntryMessage, 'registerId'> & { readonly registers: readonly string[] };

/** What the desk knows of a student, for those who have a register of the day before them. */
export function deskMessages({ type, data }: EventEnvelope<Facts>): Announcement {
  const { studentId, kind, at, registers } = data;
  const messages = registers.map((registerId) => {
    const message: DeskEntryMessage = { registerId, studentId, kind, at };
    return { topic: `register:${registerId}`, type, data: message };
  });
  return { messages };
}
