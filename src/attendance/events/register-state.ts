import type { EventEnvelope } from '#platform/outbox/event-envelope';
import type { Announcement } from '#platform/outbox/reactions';
import type { RegisterStateMessage } from '../ws/messages.js';
import { registersTag } from './registers-tag.js';

/** A register's new state, for those who watch the register and those who watch the school. */
export function stateMessages(
  { aggregateId, schoolId, type }: EventEnvelope,
  state: RegisterStateMessage['state'],
): Announcement {
  const data: RegisterStateMessage = { registerId: aggregateId, state };
  return {
    messages: [
      { topic: `register:${aggregateId}`, type, data },
      { topic: `school:${schoolId}:registers`, type, data },
    ],
    evict: [registersTag(schoolId)],
  };
}
