import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { WatchableTopic, type Topic, type TopicParams } from '#platform/realtime/topics';
import { OnlineCoursePage } from '../http/online-course.dto.js';
import { ListOnlineCoursesQuery } from '../queries/list-online-courses.query.js';
import { CourseMessage, CourseRunMessage } from './course-messages.js';

/** As many courses as a catalogue shows at once. */
const CATALOGUE = 200;

/** The catalogue of a school: what is published, for everybody who may read it, authors included (B10). */
@Injectable()
@WatchableTopic({
  pattern: 'school:{schoolId}:online-courses',
  permission: 'learning.course.read',
  messages: [
    { type: 'learning.course_changed', data: CourseMessage },
    { type: 'learning.course_state_changed', data: CourseMessage },
    { type: 'learning.run_changed', data: CourseRunMessage },
    { type: 'learning.run_state_changed', data: CourseRunMessage },
  ],
  snapshot: OnlineCoursePage,
})
export class OnlineCoursesTopic implements Topic {
  constructor(private readonly queries: QueryBus) {}

  async schoolOf({ schoolId }: TopicParams): Promise<string | null> {
    return schoolId ?? null;
  }

  /** Whoever has the permission: nothing is shown on it that is not published. */
  async admit(): Promise<void> {}

  snapshot(actor: Actor): Promise<OnlineCoursePage> {
    const published = { state: 'published', sort: 'title', limit: CATALOGUE } as const;
    return this.queries.execute(new ListOnlineCoursesQuery(published, actor)) as Promise<OnlineCoursePage>;
  }
}
