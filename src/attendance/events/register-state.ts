import type { EventEnvelope } from '#platform/outbox/event-envelope';
import type { Announcement } from '#platform/outbox/reactions';
import type { RegisterStateMessage } from '../ws/messages.js';
import { registersTag } from './registers-tag.js';

/** Not what happens to registers that were taken. */
const ON_THE_WALL: readonly RegisterStateMessage['state'][] = [
  'scheduled',
  'open',
  'submitted',
  'missed',
  'cancelled',
];

/** A register's new state, for those who watch the register, the school's day or what is not taken of it. */
export function stateMessages(
  { aggregateId, schoolId, type }: EventEnvelope,
  state: RegisterStateMessage['state'],
): Announcement {
  const data: RegisterStateMessage = { registerId: aggregateId, state };
  return {
    messages: [
      { topic: `register:${aggregateId}`, type, data },
      { topic: `school:${schoolId}:registers`, type, data },
      ...(ON_THE_WALL.includes(state)
        ? [{ topic: `school:${schoolId}:registers-not-taken`, type, data }]
        : []),
    ],
    evict: [registersTag(schoolId)],
  };
}
