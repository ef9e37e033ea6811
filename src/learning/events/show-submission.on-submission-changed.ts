import { Injectable } from '@nestjs/common';
import { SubmissionChanged } from '#domain/learning/assessment/submission.events';
import type { Envelope } from '#platform/outbox/event-envelope';
import { Announces, type Announcement, type Announcer } from '#platform/outbox/reactions';
import type { SubmissionMessage } from '../ws/assessment-messages.js';

@Injectable()
@Announces(SubmissionChanged)
export class ShowSubmission implements Announcer<SubmissionChanged> {
  announce({ type, aggregateId: submissionId, data: facts }: Envelope<SubmissionChanged>): Announcement {
    const { enrolmentId, runId, itemId, learnerId, number, to: state, isPublished } = facts;
    const data: SubmissionMessage = { submissionId, enrolmentId, runId, itemId, learnerId, number, state };
    const topics = [`course-run:${runId}:learners`];
    if (isPublished !== false) topics.push(`course-enrolment:${enrolmentId}`); // of what was taken back authors alone hear (B10)
    return { messages: topics.map((topic) => ({ topic, type, data })) };
  }
}
