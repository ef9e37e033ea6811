import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import type { Actor } from '#domain/kernel/actor';
import { CurrentActor, Requires } from '../../auth/decorators.js';
import { idOf } from '../../http/rules.js';
import { JobNotFound } from '../job-errors.js';
import { JobReader } from '../job-reader.js';
import { JobRetry } from '../job-retry.js';
import type { JobView } from '../job-view.js';
import { JobListQuery, type JobPage } from './job.dto.js';

/** The long work of a school: imports, exports, whatever runs after a request was answered. */
@Controller('schools/:schoolId/jobs')
export class SchoolJobsController {
  constructor(
    private readonly jobs: JobReader,
    private readonly retrying: JobRetry,
  ) {}

  /** The latest first. */
  @Get()
  @Requires('platform.job.read')
  list(@CurrentActor() actor: Actor, @Query() filter: JobListQuery): Promise<JobPage> {
    return this.jobs.list(filter, actor) as Promise<JobPage>;
  }

  @Get(':jobId')
  @Requires('platform.job.read')
  getSchoolJob(
    @CurrentActor() actor: Actor,
    @Param('jobId', idOf(JobNotFound)) jobId: string,
  ): Promise<JobView> {
    return this.jobs.byId(jobId, actor);
  }

  /** Gives a parked job another chance, with all its attempts. */
  @Post(':jobId/retry')
  @HttpCode(202)
  @Requires('platform.job.retry')
  retrySchoolJob(
    @CurrentActor() actor: Actor,
    @Param('jobId', idOf(JobNotFound)) jobId: string,
  ): Promise<JobView> {
    return this.retrying.execute(jobId, actor);
  }
}
