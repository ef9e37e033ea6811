import { Injectable } from '@nestjs/common';
import { CourseRunChanged } from '#domain/learning/course-run.events';
import type { Envelope } from '#platform/outbox/event-envelope';
import { Announces, type Announcement, type Announcer } from '#platform/outbox/reactions';
import { courseMessages } from './course-messages-of.js';

@Injectable()
@Announces(CourseRunChanged)
export class ShowCourseRunChanged implements Announcer<CourseRunChanged> {
  announce({ type, schoolId, aggregateId, data }: Envelope<CourseRunChanged>): Announcement {
    const { courseId, courseState, state } = data;
    const told = { type, schoolId, isPublic: courseState === 'published' && state === 'published' };
    return courseMessages(told, { courseId, runId: aggregateId, state });
  }
}
