import { Controller, Get, HttpCode, Inject, Post, Put, UseFilters, UseInterceptors } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { assertKnown, uuidIn } from '#domain/learning/xapi/parameters';
import { languagesOf } from '#domain/learning/xapi/statement-format';
import { statementQuery } from '#domain/learning/xapi/statement-query';
import { XapiRequestInvalid } from '#domain/learning/xapi/xapi.errors';
import { CurrentActor, Requires } from '#platform/auth/decorators';
import { publicUrl, Settings } from '#platform/config/settings';
import {
  ExactAnswerInterceptor,
  ExactProblemFilter,
  jsonAnswer,
  type ExactAnswer,
} from '#platform/http/exact-answers';
import { Exact, type ExactRequest } from '#platform/http/exact-requests';
import { AnswersFile, TakesFile } from '#platform/http/media';
import { TakeStatementsCommand } from '../../commands/xapi/take-statements.command.js';
import { FindStatementsQuery } from '../../queries/xapi/find-statements.query.js';
import { foundStatements } from './found-statements.js';
import { assertAllSigned, receivedStatements, type ReceivedStatements } from './received-statements.js';
import { versionOf } from './xapi-door.js';

/** Statements of learning, as xAPI 2.0.0 and 1.0.3 have them. */
@Controller('xapi/statements')
@UseFilters(ExactProblemFilter)
@UseInterceptors(ExactAnswerInterceptor)
export class StatementController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    @Inject(Settings) private readonly settings: Settings,
  ) {}

  /** One statement by its id, or those that fit the parameters, the newest first. */
  @Get()
  @Requires('learning.statement.read')
  @AnswersFile('application/json')
  async findStatements(@CurrentActor() actor: Actor, @Exact() request: ExactRequest): Promise<ExactAnswer> {
    const wanted = statementQuery(
      request.parameters,
      versionOf(request),
      this.settings.XAPI_STATEMENTS_PER_PAGE,
    );
    const languages = languagesOf(request.headers['accept-language']);
    const found = await this.queries.execute(new FindStatementsQuery(wanted, languages, actor));
    return foundStatements(found, wanted, request);
  }

  /** Stores one statement under its id. What is stored already and says the same is not stored again. */
  @Put()
  @HttpCode(204)
  @Requires('learning.statement.write')
  @TakesFile('application/json')
  async putStatement(@CurrentActor() actor: Actor, @Exact() request: ExactRequest): Promise<ExactAnswer> {
    assertKnown(request.parameters, ['statementId']);
    const statementId = uuidIn(request.parameters, 'statementId');
    if (statementId === null) throw new XapiRequestInvalid('/query/statementId', 'is missing');
    const received = this.received(request);
    if (received.asList) throw new XapiRequestInvalid('', 'must be one statement, and no list');
    await this.store(statementId, received, request, actor);
    return { status: 204 };
  }

  /** Stores one or many statements, all or none, and answers their ids; or does what a form of 1.0.3 asks for. */
  @Post()
  @HttpCode(200)
  @Requires('learning.statement.write')
  @TakesFile('application/json')
  @AnswersFile('application/json')
  async postStatements(@CurrentActor() actor: Actor, @Exact() request: ExactRequest): Promise<ExactAnswer> {
    if (request.method === 'GET') return this.findStatements(actor, request);
    if (request.method === 'PUT') return this.putStatement(actor, request);
    if (request.method !== 'POST') throw new XapiRequestInvalid('/query/method', 'must be GET, PUT or POST');
    assertKnown(request.parameters, []);
    const ids = await this.store(null, this.received(request), request, actor);
    return jsonAnswer(JSON.stringify(ids));
  }

  private received(request: ExactRequest): ReceivedStatements {
    return receivedStatements(request, this.settings.XAPI_STATEMENTS_PER_REQUEST);
  }

  private store(
    statementId: string | null,
    { asList: _, ...received }: ReceivedStatements,
    request: ExactRequest,
    actor: Actor,
  ): Promise<string[]> {
    const version = versionOf(request);
    // A statement in base64, and the certificates of who signs.
    assertAllSigned(received, version, this.settings.XAPI_STATEMENT_MIB * 2 * 1024 ** 2);
    const home = publicUrl(this.settings);
    const account = { homePage: home, name: actor.clientId! };
    const input = {
      ...received,
      home,
      statementId,
      version,
      authority: { objectType: 'Agent', account },
    };
    return this.commands.execute(new TakeStatementsCommand(input, actor));
  }
}
