import { Injectable } from '@nestjs/common';
import { AttemptChanged } from '#domain/learning/assessment/attempt.events';
import type { Envelope } from '#platform/outbox/event-envelope';
import { Announces, type Announcement, type Announcer } from '#platform/outbox/reactions';
import type { AttemptMessage } from '../ws/assessment-messages.js';

@Injectable()
@Announces(AttemptChanged)
export class ShowAttempt implements Announcer<AttemptChanged> {
  announce({ type, aggregateId: attemptId, data: facts }: Envelope<AttemptChanged>): Announcement {
    const { from: _, to: state, isPublished, ...rest } = facts;
    const { enrolmentId, runId } = rest;
    const data: AttemptMessage = { attemptId, ...rest, state };
    const topics = [`course-run:${runId}:learners`];
    const isHeard = isPublished !== false; // of what was taken back authors alone hear (B10)
    if (isHeard) topics.push(`course-enrolment:${enrolmentId}:attempts`);
    // Guardians watch it: they hear of no attempt before it is released (B6).
    if (isHeard && state === 'released') topics.push(`course-enrolment:${enrolmentId}`);
    return { messages: topics.map((topic) => ({ topic, type, data })) };
  }
}
