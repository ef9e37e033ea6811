import { Injectable } from '@nestjs/common';
import { WatchingChanged } from '#domain/learning/watching/watching.events';
import type { Envelope } from '#platform/outbox/event-envelope';
import { Announces, type Announcement, type Announcer } from '#platform/outbox/reactions';
import type { WatchingMessage } from '../ws/watching-messages.js';

@Injectable()
@Announces(WatchingChanged)
export class ShowWatching implements Announcer<WatchingChanged> {
  announce({ type, aggregateId: enrolmentId, data: facts }: Envelope<WatchingChanged>): Announcement {
    const data: WatchingMessage = { enrolmentId, ...facts };
    const topics = [`course-run:${facts.runId}:learners`, `course-enrolment:${enrolmentId}`];
    return { messages: topics.map((topic) => ({ topic, type, data })) };
  }
}
