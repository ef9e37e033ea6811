import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import type { Actor } from '#domain/kernel/actor';
import { CurrentActor, SignedIn } from '../../auth/decorators.js';
import { idOf } from '../../http/rules.js';
import { JobNotFound } from '../job-errors.js';
import { JobReader } from '../job-reader.js';
import { JobRetry } from '../job-retry.js';
import type { JobView } from '../job-view.js';

/** Long work that you have asked for: what answers 202 names a job here. Its changes are shown on `job:{jobId}`. */
@Controller('jobs')
@SignedIn()
export class JobController {
  constructor(
    private readonly jobs: JobReader,
    private readonly retrying: JobRetry,
  ) {}

  @Get(':jobId')
  get(@CurrentActor() actor: Actor, @Param('jobId', idOf(JobNotFound)) jobId: string): Promise<JobView> {
    return this.jobs.byId(jobId, actor);
  }

  /** Of a district or the platform; a job of a school is retried there. */
  @Post(':jobId/retry')
  @HttpCode(202)
  retry(@CurrentActor() actor: Actor, @Param('jobId', idOf(JobNotFound)) jobId: string): Promise<JobView> {
    return this.retrying.execute(jobId, actor);
  }
}
