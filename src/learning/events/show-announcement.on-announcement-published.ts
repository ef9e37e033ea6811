import { Injectable } from '@nestjs/common';
import { AnnouncementPublished } from '#domain/learning/talk/talk.events';
import type { Envelope } from '#platform/outbox/event-envelope';
import { Announces, type Announcement, type Announcer } from '#platform/outbox/reactions';
import type { AnnouncementMessage } from '../ws/room-messages.js';

@Injectable()
@Announces(AnnouncementPublished)
export class ShowAnnouncementPublished implements Announcer<AnnouncementPublished> {
  announce({
    type,
    aggregateId: announcementId,
    data: { runId },
  }: Envelope<AnnouncementPublished>): Announcement {
    const data: AnnouncementMessage = { announcementId, runId };
    return { messages: [{ topic: `course-run:${runId}:room`, type, data }] };
  }
}
