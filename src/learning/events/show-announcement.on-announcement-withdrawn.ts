import { Injectable } from '@nestjs/common';
import { AnnouncementWithdrawn } from '#domain/learning/talk/talk.events';
import type { Envelope } from '#platform/outbox/event-envelope';
import { Announces, type Announcement, type Announcer } from '#platform/outbox/reactions';
import type { AnnouncementMessage } from '../ws/room-messages.js';

@Injectable()
@Announces(AnnouncementWithdrawn)
export class ShowAnnouncementWithdrawn implements Announcer<AnnouncementWithdrawn> {
  announce({
    type,
    aggregateId: announcementId,
    data: { runId },
  }: Envelope<AnnouncementWithdrawn>): Announcement {
    const data: AnnouncementMessage = { announcementId, runId };
    return { messages: [{ topic: `course-run:${runId}:room`, type, data }] };
  }
}
