import { Injectable } from '@nestjs/common';
import { ProgressChanged } from '#domain/learning/progress/progress.events';
import type { Envelope } from '#platform/outbox/event-envelope';
import { Announces, type Announcement, type Announcer } from '#platform/outbox/reactions';
import type { ProgressMessage } from '../ws/enrolment-messages.js';

@Injectable()
@Announces(ProgressChanged)
export class ShowProgress implements Announcer<ProgressChanged> {
  announce({
    type,
    schoolId,
    aggregateId: enrolmentId,
    data: facts,
  }: Envelope<ProgressChanged>): Announcement {
    const { runId, learnerId, state, done, total, items } = facts;
    const percent = total === 0 ? 0 : Math.floor((done * 100) / total);
    const data: ProgressMessage = {
      enrolmentId,
      runId,
      learnerId,
      state,
      done,
      total,
      percent,
      items: items.map(({ itemId, state: to }) => ({ itemId, state: to })),
    };
    const topics = [`course-run:${runId}:learners`, `course-enrolment:${enrolmentId}`];
    const evict = [`learner:${learnerId}`, `learners:${schoolId}`];
    return { messages: topics.map((topic) => ({ topic, type, data })), evict };
  }
}
