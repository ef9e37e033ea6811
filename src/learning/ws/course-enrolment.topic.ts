import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { anonymous, type Actor } from '#domain/kernel/actor';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { WatchableTopic, type Topic, type TopicParams } from '#platform/realtime/topics';
import { CourseEnrolmentView } from '../queries/course-enrolment.view.js';
import { GetCourseEnrolmentQuery } from '../queries/get-course-enrolment.query.js';
import { CertificateMessage } from './certificate-messages.js';
import { AttemptMessage, ResultMessage, SubmissionMessage } from './assessment-messages.js';
import { CourseEnrolmentMessage, ProgressMessage } from './enrolment-messages.js';
import { WatchingMessage } from './watching-messages.js';

const schoolOf = prepared(`select learning.school_of_enrolment($1) as "schoolId"`);

/** One enrolment, for the learner, whoever looks after the learner, and the authors. */
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

  async schoolOf({ enrolmentId }: TopicParams): Promise<string | null> {
    const [row] = await this.reader.rows<{ schoolId: string | null }>(anonymous, schoolOf, [enrolmentId]);
    return row?.schoolId ?? null;
  }

  async admit(actor: Actor, params: TopicParams): Promise<void> {
    await this.snapshot(actor, params);
  }

  snapshot(actor: Actor, { enrolmentId }: TopicParams): Promise<CourseEnrolmentView> {
    return this.queries.execute(new GetCourseEnrolmentQuery(enrolmentId!, actor));
  }
}
