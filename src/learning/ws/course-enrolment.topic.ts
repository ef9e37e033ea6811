import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { WatchableTopic, type Topic, type TopicParams } from '#platform/realtime/topics';
import { CourseEnrolmentView } from '../queries/course-enrolment.view.js';
import { GetCourseEnrolmentQuery } from '../queries/get-course-enrolment.query.js';
import { CertificateMessage } from './certificate-messages.js';
import { AttemptMessage, ResultMessage, SubmissionMessage } from './assessment-messages.js';
import { CourseEnrolmentMessage, ProgressMessage } from './enrolment-messages.js';
import { schoolOfEnrolment } from './school-of-enrolment.js';
import { WatchingMessage } from './watching-messages.js';

/** One enrolment, for the learner, whoever looks after the learner, and the authors. Of attempts it tells what is released alone (B6). */
@Injectable()
@WatchableTopic({
  pattern: 'course-enrolment:{enrolmentId}',
  permission: 'learning.enrolment.read',
  messages: [
    { type: 'learning.enrolment_changed', data: CourseEnrolmentMessage },
    { type: 'learning.progress_changed', data: ProgressMessage },
    { type: 'learning.certificate_issued', data: CertificateMessage },
    { type: 'learning.certificate_revoked', data: CertificateMessage },
    { type: 'learning.watching_changed', data: WatchingMessage },
    { type: 'learning.attempt_changed', data: AttemptMessage },
    { type: 'learning.submission_changed', data: SubmissionMessage },
    { type: 'learning.result_changed', data: ResultMessage },
  ],
  snapshot: CourseEnrolmentView,
})
export class CourseEnrolmentTopic implements Topic {
  constructor(
    private readonly reader: TenantReader,
    private readonly queries: QueryBus,
  ) {}

  schoolOf({ enrolmentId }: TopicParams): Promise<string | null> {
    return schoolOfEnrolment(this.reader, enrolmentId!);
  }

  async admit(actor: Actor, params: TopicParams): Promise<void> {
    await this.snapshot(actor, params);
  }

  snapshot(actor: Actor, { enrolmentId }: TopicParams): Promise<CourseEnrolmentView> {
    return this.queries.execute(new GetCourseEnrolmentQuery(enrolmentId!, actor));
  }
}
