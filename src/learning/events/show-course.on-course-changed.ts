import { Injectable } from '@nestjs/common';
import { CourseChanged } from '#domain/learning/course.events';
import type { Envelope } from '#platform/outbox/event-envelope';
import { Announces, type Announcement, type Announcer } from '#platform/outbox/reactions';
import { courseMessages, ROOMS_OF_RUNS } from './course-messages-of.js';

@Injectable()
@Announces(CourseChanged)
export class ShowCourseChanged implements Announcer<CourseChanged> {
  announce({ type, schoolId, aggregateId, data }: Envelope<CourseChanged>): Announcement {
    const { state, title, instructorsLeft } = data;
    const told = { type, schoolId, isPublic: state === 'published' };
    const shown = courseMessages(told, { courseId: aggregateId, state, title });
    return { ...shown, askAgain: instructorsLeft ? [`online-course:${aggregateId}`, ...ROOMS_OF_RUNS] : [] };
  }
}
