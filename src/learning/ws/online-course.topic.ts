import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { anonymous, type Actor } from '#domain/kernel/actor';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { WatchableTopic, type Topic, type TopicParams } from '#platform/realtime/topics';
import { AdmitAuthorQuery } from '../queries/admit-author.query.js';
import { GetOnlineCourseQuery } from '../queries/get-online-course.query.js';
import { OnlineCourseView } from '../queries/online-course.view.js';
import { CourseMessage, CourseRunMessage, OutlineMessage } from './course-messages.js';

const schoolOf = prepared(`select learning.school_of_course($1) as "schoolId"`);

/** One course with everything that its authors do to it, drafts included; for them alone (B10). */
@Injectable()
@WatchableTopic({
  pattern: 'online-course:{courseId}',
  permission: 'learning.course.read',
  messages: [
    { type: 'learning.course_changed', data: CourseMessage },
    { type: 'learning.course_state_changed', data: CourseMessage },
    { type: 'learning.run_created', data: CourseRunMessage },
    { type: 'learning.run_changed', data: CourseRunMessage },
    { type: 'learning.run_state_changed', data: CourseRunMessage },
    { type: 'learning.outline_changed', data: OutlineMessage },
  ],
  snapshot: OnlineCourseView,
})
export class OnlineCourseTopic implements Topic {
  constructor(
    private readonly reader: TenantReader,
    private readonly queries: QueryBus,
  ) {}

  async schoolOf({ courseId }: TopicParams): Promise<string | null> {
    const [row] = await this.reader.rows<{ schoolId: string | null }>(anonymous, schoolOf, [courseId]);
    return row?.schoolId ?? null;
  }

  async admit(actor: Actor, { courseId }: TopicParams): Promise<void> {
    await this.queries.execute(new AdmitAuthorQuery(courseId!, actor));
  }

  snapshot(actor: Actor, { courseId }: TopicParams): Promise<OnlineCourseView> {
    return this.queries.execute(new GetOnlineCourseQuery(courseId!, actor));
  }
}
