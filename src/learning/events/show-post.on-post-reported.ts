import { Injectable } from '@nestjs/common';
import { PostReported } from '#domain/learning/talk/talk.events';
import type { Envelope } from '#platform/outbox/event-envelope';
import { Announces, type Announcement, type Announcer } from '#platform/outbox/reactions';
import type { PostReportMessage } from '../ws/room-messages.js';

@Injectable()
@Announces(PostReported)
export class ShowPostReported implements Announcer<PostReported> {
  announce({ type, aggregateId: postId, data: { runId, itemId } }: Envelope<PostReported>): Announcement {
    const data: PostReportMessage = { postId, itemId };
    return { messages: [{ topic: `course-run:${runId}:learners`, type, data }] };
  }
}
