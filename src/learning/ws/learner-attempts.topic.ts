import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { WatchableTopic, type Topic, type TopicParams } from '#platform/realtime/topics';
import { AttemptPage } from '../http/attempt.dto.js';
import { GetCourseEnrolmentQuery } from '../queries/get-course-enrolment.query.js';
import { ListAttemptsQuery } from '../queries/list-attempts.query.js';
import { AttemptMessage } from './assessment-messages.js';
import { schoolOfEnrolment } from './school-of-enrolment.js';

/** As many attempts as are shown at once. */
const NEWEST = 50;

/** The attempts of one learner in a run, for the learner and the authors: guardians hear of them when they are released (B6). */
@Injectable()
@WatchableTopic({
  pattern: 'course-enrolment:{enrolmentId}:attempts',
  permission: 'learning.attempt.read',
  messages: [{ type: 'learning.attempt_changed', data: AttemptMessage }],
  snapshot: AttemptPage,
})
export class LearnerAttemptsTopic implements Topic {
  constructor(
    private readonly reader: TenantReader,
    private readonly queries: QueryBus,
  ) {}

  schoolOf({ enrolmentId }: TopicParams): Promise<string | null> {
    return schoolOfEnrolment(this.reader, enrolmentId!);
  }

  async admit(actor: Actor, params: TopicParams): Promise<void> {
    await this.enrolment(actor, params);
  }

  async snapshot(actor: Actor, params: TopicParams): Promise<AttemptPage> {
    const { runId, learnerId } = await this.enrolment(actor, params);
    const filter = { runId, learnerId, sort: '-id', limit: NEWEST } as const;
    return this.queries.execute(new ListAttemptsQuery(filter, actor)) as Promise<AttemptPage>;
  }

  private enrolment(actor: Actor, { enrolmentId }: TopicParams) {
    return this.queries.execute(new GetCourseEnrolmentQuery(enrolmentId!, actor, 'own'));
  }
}
