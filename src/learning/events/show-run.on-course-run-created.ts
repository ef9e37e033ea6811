import { Injectable } from '@nestjs/common';
import { CourseRunCreated } from '#domain/learning/course-run.events';
import type { Envelope } from '#platform/outbox/event-envelope';
import { Announces, type Announcement, type Announcer } from '#platform/outbox/reactions';
import { courseMessages } from './course-messages-of.js';

@Injectable()
@Announces(CourseRunCreated)
export class ShowCourseRunCreated implements Announcer<CourseRunCreated> {
  announce({ type, schoolId, aggregateId, data }: Envelope<CourseRunCreated>): Announcement {
    const { courseId } = data;
    const told = { type, schoolId, isPublic: false };
    return courseMessages(told, { courseId, runId: aggregateId, state: 'draft' });
  }
}
