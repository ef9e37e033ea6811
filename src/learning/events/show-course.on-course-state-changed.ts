import { Injectable } from '@nestjs/common';
import { CourseStateChanged } from '#domain/learning/course.events';
import type { Envelope } from '#platform/outbox/event-envelope';
import { Announces, type Announcement, type Announcer } from '#platform/outbox/reactions';
import { courseMessages, ROOMS_OF_RUNS } from './course-messages-of.js';

@Injectable()
@Announces(CourseStateChanged)
export class ShowCourseStateChanged implements Announcer<CourseStateChanged> {
  announce({ type, schoolId, aggregateId, data }: Envelope<CourseStateChanged>): Announcement {
    const { from, to, title } = data;
    const told = { type, schoolId, isPublic: from === 'published' || to === 'published' };
    const shown = courseMessages(told, {
      courseId: aggregateId,
      state: to,
      title: to === 'published' ? title : null,
    });
    return { ...shown, askAgain: from === 'published' ? ROOMS_OF_RUNS : [] };
  }
}
