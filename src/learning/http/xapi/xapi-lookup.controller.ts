import { Controller, Get, HttpCode, Post, UseFilters, UseInterceptors } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { agentIn, assertKnown, iriIn, refuseParameter } from '#domain/learning/xapi/parameters';
import { versionsShownTo, xapiVersionOf } from '#domain/learning/xapi/xapi-version';
import { CurrentActor, Public, Requires } from '#platform/auth/decorators';
import {
  ExactAnswerInterceptor,
  ExactProblemFilter,
  jsonAnswer,
  type ExactAnswer,
} from '#platform/http/exact-answers';
import { Exact, type ExactRequest } from '#platform/http/exact-requests';
import { AnswersFile, TakesFile } from '#platform/http/media';
import { GetActivityQuery } from '../../queries/xapi/get-activity.query.js';
import { GetPersonQuery } from '../../queries/xapi/get-person.query.js';
import { taggedAnswer } from './tagged-answer.js';

/** What the record store knows of people, of activities, and of itself. */
@Controller('xapi')
@UseFilters(ExactProblemFilter)
@UseInterceptors(ExactAnswerInterceptor)
export class XapiLookupController {
  constructor(private readonly queries: QueryBus) {}

  /** The versions that are spoken. */
  @Get('about')
  @Public()
  @AnswersFile('application/json')
  getXapiVersions(@Exact() { headers, parameters }: ExactRequest): ExactAnswer {
    assertKnown(parameters, []);
    const version = xapiVersionOf(headers['x-experience-api-version']);
    return jsonAnswer(JSON.stringify({ version: versionsShownTo(version) }));
  }

  /** Everything that is known of an agent, as a person. */
  @Get('agents')
  @Requires('learning.statement.read')
  @AnswersFile('application/json')
  async getPerson(@CurrentActor() actor: Actor, @Exact() request: ExactRequest): Promise<ExactAnswer> {
    const { parameters } = request;
    assertKnown(parameters, ['agent']);
    const agent = agentIn(parameters, 'agent') ?? refuseParameter('agent', 'is missing');
    return taggedAnswer(
      JSON.stringify(await this.queries.execute(new GetPersonQuery(agent, actor))),
      request,
    );
  }

  /** An activity with all that was said of it. */
  @Get('activities')
  @Requires('learning.statement.read')
  @AnswersFile('application/json')
  async getActivity(@CurrentActor() actor: Actor, @Exact() request: ExactRequest): Promise<ExactAnswer> {
    const { parameters } = request;
    assertKnown(parameters, ['activityId']);
    const id = iriIn(parameters, 'activityId') ?? refuseParameter('activityId', 'is missing');
    return taggedAnswer(JSON.stringify(await this.queries.execute(new GetActivityQuery(id, actor))), request);
  }

  /** A form of 1.0.3 that asks for a person. */
  @Post('agents')
  @HttpCode(200)
  @Requires('learning.statement.read')
  @TakesFile('application/x-www-form-urlencoded')
  @AnswersFile('application/json')
  askForPerson(@CurrentActor() actor: Actor, @Exact() request: ExactRequest): Promise<ExactAnswer> {
    return this.getPerson(actor, request);
  }

  /** A form of 1.0.3 that asks for an activity. */
  @Post('activities')
  @HttpCode(200)
  @Requires('learning.statement.read')
  @TakesFile('application/x-www-form-urlencoded')
  @AnswersFile('application/json')
  askForActivity(@CurrentActor() actor: Actor, @Exact() request: ExactRequest): Promise<ExactAnswer> {
    return this.getActivity(actor, request);
  }
}
