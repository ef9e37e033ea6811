import { Controller, Delete, Get, HttpCode, Post, Put, UseFilters, UseInterceptors } from '@nestjs/common';
import type { Actor } from '#domain/kernel/actor';
import { CurrentActor, Requires } from '#platform/auth/decorators';
import { ExactAnswerInterceptor, ExactProblemFilter, type ExactAnswer } from '#platform/http/exact-answers';
import { Exact, type ExactRequest } from '#platform/http/exact-requests';
import { AnswersFile, TakesFile } from '#platform/http/media';
import { DocumentDesk } from './document-desk.js';

/** Where a learner is in an activity, as its player keeps it. */
@Controller('xapi/activities/state')
@UseFilters(ExactProblemFilter)
@UseInterceptors(ExactAnswerInterceptor)
export class ActivityStateController {
  constructor(private readonly desk: DocumentDesk) {}

  /** A state; without its id the ids of those that there are. */
  @Get()
  @Requires('learning.statement.read')
  @AnswersFile('application/octet-stream')
  readActivityState(@CurrentActor() actor: Actor, @Exact() request: ExactRequest): Promise<ExactAnswer> {
    return this.desk.read('state', request, actor);
  }

  /** Keeps a document, in place of what was there. */
  @Put()
  @HttpCode(204)
  @Requires('learning.statement.write')
  @TakesFile('application/octet-stream')
  putActivityState(@CurrentActor() actor: Actor, @Exact() request: ExactRequest): Promise<ExactAnswer> {
    return this.desk.keep('state', request, actor);
  }

  /** Adds the properties of a JSON object to the document, or does what a form of 1.0.3 asks for. */
  @Post()
  @HttpCode(204)
  @Requires('learning.statement.write')
  @TakesFile('application/octet-stream')
  postActivityState(@CurrentActor() actor: Actor, @Exact() request: ExactRequest): Promise<ExactAnswer> {
    return this.desk.posted('state', request, actor);
  }

  /** Removes a state; without its id all of the learner in the activity. */
  @Delete()
  @HttpCode(204)
  @Requires('learning.statement.write')
  removeActivityState(@CurrentActor() actor: Actor, @Exact() request: ExactRequest): Promise<ExactAnswer> {
    return this.desk.remove('state', request, actor);
  }
}
