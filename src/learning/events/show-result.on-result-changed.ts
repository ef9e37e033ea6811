import { Injectable } from '@nestjs/common';
import { ResultChanged } from '#domain/learning/assessment/item-result.events';
import type { Envelope } from '#platform/outbox/event-envelope';
import { Announces, type Announcement, type Announcer } from '#platform/outbox/reactions';
import type { ResultMessage } from '../ws/assessment-messages.js';

/** Authors hear of each change; learners of what they may see (B6, B10). */
@Injectable()
@Announces(ResultChanged)
export class ShowResult implements Announcer<ResultChanged> {
  announce({ type, data: { isShown, isPublished, ...data } }: Envelope<ResultChanged>): Announcement {
    const { runId, enrolmentId } = data;
    const topics = [`course-run:${runId}:learners`];
    if (isShown && isPublished !== false) topics.push(`course-enrolment:${enrolmentId}`);
    return { messages: topics.map((topic) => ({ topic, type, data: data satisfies ResultMessage })) };
  }
}
