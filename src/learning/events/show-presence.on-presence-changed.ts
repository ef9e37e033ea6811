import { Injectable } from '@nestjs/common';
import { PresenceChanged } from '#domain/learning/presence/presence.events';
import type { Envelope } from '#platform/outbox/event-envelope';
import { Announces, type Announcement, type Announcer } from '#platform/outbox/reactions';
import type { PresenceMessage } from '../ws/room-messages.js';

@Injectable()
@Announces(PresenceChanged)
export class ShowPresence implements Announcer<PresenceChanged> {
  announce({ type, aggregateId: itemId, data: facts }: Envelope<PresenceChanged>): Announcement {
    const { runId, personId, until } = facts;
    const data: PresenceMessage = { itemId, personId, until };
    return { messages: [{ topic: `course-run:${runId}:room`, type, data }] };
  }
}
