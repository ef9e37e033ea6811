import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { WatchableTopic, type Topic, type TopicParams } from '#platform/realtime/topics';
import { CourseEnrolmentPage } from '../http/course-enrolment.dto.js';
import { GetAdmissionQuery } from '../queries/get-admission.query.js';
import { ListCourseEnrolmentsQuery } from '../queries/list-course-enrolments.query.js';
import { CertificateMessage } from './certificate-messages.js';
import { AttemptMessage, ResultMessage, SubmissionMessage } from './assessment-messages.js';
import { CourseEnrolmentMessage, ProgressMessage } from './enrolment-messages.js';
import { PostMessage, PostReportMessage } from './room-messages.js';
import { WatchingMessage } from './watching-messages.js';
import { schoolOfRun } from './school-of-run.js';

/** As many learners as are shown at once. */
const CLASSROOM = 200;

/** Who learns in a run, for its authors. */
@Injectable()
@WatchableTopic({
  pattern: 'course-run:{runId}:learners',
  permission: 'learning.enrolment.read',
  messages: [
    { type: 'learning.enrolment_changed', data: CourseEnrolmentMessage },
    { type: 'learning.progress_changed', data: ProgressMessage },
    { type: 'learning.certificate_issued', data: CertificateMessage },
    { type: 'learning.certificate_revoked', data: CertificateMessage },
    { type: 'learning.watching_changed', data: WatchingMessage },
    { type: 'learning.post_reported', data: PostReportMessage },
    { type: 'learning.post_changed', data: PostMessage },
    { type: 'learning.attempt_changed', data: AttemptMessage },
    { type: 'learning.submission_changed', data: SubmissionMessage },
    { type: 'learning.result_changed', data: ResultMessage },
  ],
  snapshot: CourseEnrolmentPage,
})
export class RunLearnersTopic implements Topic {
  constructor(
    private readonly reader: TenantReader,
    private readonly queries: QueryBus,
  ) {}

  schoolOf({ runId }: TopicParams): Promise<string | null> {
    return schoolOfRun(this.reader, runId!);
  }

  /** Authors alone see how a run takes learners. */
  async admit(actor: Actor, { runId }: TopicParams): Promise<void> {
    await this.queries.execute(new GetAdmissionQuery(runId!, actor));
  }

  snapshot(actor: Actor, { runId }: TopicParams): Promise<CourseEnrolmentPage> {
    const filter = { runId: runId!, sort: 'learnerName', limit: CLASSROOM } as const;
    return this.queries.execute(new ListCourseEnrolmentsQuery(filter, actor)) as Promise<CourseEnrolmentPage>;
  }
}
