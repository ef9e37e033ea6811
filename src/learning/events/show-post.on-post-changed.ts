import { Injectable } from '@nestjs/common';
import { PostChanged } from '#domain/learning/talk/talk.events';
import type { Envelope } from '#platform/outbox/event-envelope';
import { Announces, type Announcement, type Announcer } from '#platform/outbox/reactions';
import type { PostMessage } from '../ws/room-messages.js';

@Injectable()
@Announces(PostChanged)
export class ShowPost implements Announcer<PostChanged> {
  announce({ type, aggregateId: postId, data: facts }: Envelope<PostChanged>): Announcement {
    const { runId, itemId, threadId, change, isPublished } = facts;
    const data: PostMessage = { postId, itemId, threadId, change };
    const listeners = isPublished === false ? 'learners' : 'room'; // of what was taken back authors alone hear (B10)
    return { messages: [{ topic: `course-run:${runId}:${listeners}`, type, data }] };
  }
}
