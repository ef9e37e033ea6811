import { Controller, Delete, Get, HttpCode, Post, Put, UseFilters, UseInterceptors } from '@nestjs/common';
import type { Actor } from '#domain/kernel/actor';
import { CurrentActor, Requires } from '#platform/auth/decorators';
import { ExactAnswerInterceptor, ExactProblemFilter, type ExactAnswer } from '#platform/http/exact-answers';
import { Exact, type ExactRequest } from '#platform/http/exact-requests';
import { AnswersFile, TakesFile } from '#platform/http/media';
import { DocumentDesk } from './document-desk.js';

/** What programs keep about an activity. */
@Controller('xapi/activities/profile')
@UseFilters(ExactProblemFilter)
@UseInterceptors(ExactAnswerInterceptor)
export class ActivityProfileController {
  constructor(private readonly desk: DocumentDesk) {}

  /** A profile; without its id the ids of those that there are. */
  @Get()
  @Requires('learning.statement.read')
  @AnswersFile('application/octet-stream')
  readActivityProfile(@CurrentActor() actor: Actor, @Exact() request: ExactRequest): Promise<ExactAnswer> {
    return this.desk.read('activity-profile', request, actor);
  }

  /** Keeps a document, in place of what was there. */
  @Put()
  @HttpCode(204)
  @Requires('learning.statement.write')
  @TakesFile('application/octet-stream')
  putActivityProfile(@CurrentActor() actor: Actor, @Exact() request: ExactRequest): Promise<ExactAnswer> {
    return this.desk.keep('activity-profile', request, actor);
  }

  /** Adds the properties of a JSON object to the document, or does what a form of 1.0.3 asks for. */
  @Post()
  @HttpCode(204)
  @Requires('learning.statement.write')
  @TakesFile('application/octet-stream')
  postActivityProfile(@CurrentActor() actor: Actor, @Exact() request: ExactRequest): Promise<ExactAnswer> {
    return this.desk.posted('activity-profile', request, actor);
  }

  /** Removes a profile. */
  @Delete()
  @HttpCode(204)
  @Requires('learning.statement.write')
  removeActivityProfile(@CurrentActor() actor: Actor, @Exact() request: ExactRequest): Promise<ExactAnswer> {
    return this.desk.remove('activity-profile', request, actor);
  }
}
