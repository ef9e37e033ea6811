import { Injectable } from '@nestjs/common';
import { CourseEnrolmentChanged } from '#domain/learning/enrolment/enrolment.events';
import type { Envelope } from '#platform/outbox/event-envelope';
import { Announces, type Announcement, type Announcer } from '#platform/outbox/reactions';
import type { CourseEnrolmentMessage } from '../ws/enrolment-messages.js';

@Injectable()
@Announces(CourseEnrolmentChanged)
export class ShowCourseEnrolment implements Announcer<CourseEnrolmentChanged> {
  announce({ type, schoolId, aggregateId, data: facts }: Envelope<CourseEnrolmentChanged>): Announcement {
    const { runId, learnerId, to: state } = facts;
    const data: CourseEnrolmentMessage = { enrolmentId: aggregateId, runId, learnerId, state };
    const topics = [`course-run:${runId}:learners`, `course-enrolment:${aggregateId}`];
    const evict = [`learner:${learnerId}`, `learners:${schoolId}`];
    // One's own enrolment is seen in whatever state it is.
    const learns = state === 'active' || state === 'completed';
    const askAgain = learns ? [] : [`course-run:${runId}:room`];
    return { messages: topics.map((topic) => ({ topic, type, data })), evict, askAgain };
  }
}
