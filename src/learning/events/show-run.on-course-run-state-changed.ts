import { Injectable } from '@nestjs/common';
import { CourseRunStateChanged } from '#domain/learning/course-run.events';
import type { Envelope } from '#platform/outbox/event-envelope';
import { Announces, type Announcement, type Announcer } from '#platform/outbox/reactions';
import { courseMessages } from './course-messages-of.js';

@Injectable()
@Announces(CourseRunStateChanged)
export class ShowCourseRunStateChanged implements Announcer<CourseRunStateChanged> {
  announce({ type, schoolId, aggregateId, data }: Envelope<CourseRunStateChanged>): Announcement {
    const { courseId, courseState, from, to } = data;
    const wasOrIs = from === 'published' || to === 'published';
    const told = { type, schoolId, isPublic: courseState === 'published' && wasOrIs };
    const shown = courseMessages(told, { courseId, runId: aggregateId, state: to });
    const askAgain = from === 'published' ? [`course-run:${aggregateId}:*`, 'course-enrolment:*'] : [];
    return { ...shown, askAgain };
  }
}
