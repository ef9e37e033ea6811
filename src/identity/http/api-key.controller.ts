import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { ApiKeyNotFound } from '#domain/identity/api-key.errors';
import { CurrentActor, Requires } from '#platform/auth/decorators';
import { CredentialRoute } from '#platform/http/idempotency.interceptor';
import { idOf } from '#platform/http/rules';
import { CreateApiKeyCommand } from '../commands/create-api-key.command.js';
import { RevokeApiKeyCommand } from '../commands/revoke-api-key.command.js';
import { RotateApiKeyCommand } from '../commands/rotate-api-key.command.js';
import { ListApiKeysQuery } from '../queries/list-api-keys.query.js';
import { ApiKeyList, CreateApiKeyDto, NewApiKeyView } from './api-key.dto.js';

/** Keys by which programs of the school use the API, each in its role and in this school alone. */
@Controller('schools/:schoolId/api-keys')
@Requires('identity.api-key.manage')
export class ApiKeyController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  list(@CurrentActor() actor: Actor): Promise<ApiKeyList> {
    return this.queries.execute(new ListApiKeysQuery(actor));
  }

  @Post()
  @CredentialRoute()
  create(@CurrentActor() actor: Actor, @Body() body: CreateApiKeyDto): Promise<NewApiKeyView> {
    return this.commands.execute(new CreateApiKeyCommand({ ...body, schoolId: actor.schoolId! }, actor));
  }

  /** Gives the same client another secret. Within seconds the former opens nothing any more. */
  @Post(':clientId/rotate')
  @HttpCode(200)
  @CredentialRoute()
  rotate(
    @CurrentActor() actor: Actor,
    @Param('clientId', idOf(ApiKeyNotFound)) clientId: string,
  ): Promise<NewApiKeyView> {
    return this.commands.execute(new RotateApiKeyCommand({ clientId }, actor));
  }

  /** Within seconds the key opens nothing any more. */
  @Delete(':clientId')
  @HttpCode(204)
  async revoke(
    @CurrentActor() actor: Actor,
    @Param('clientId', idOf(ApiKeyNotFound)) clientId: string,
  ): Promise<void> {
    await this.commands.execute(new RevokeApiKeyCommand({ clientId }, actor));
  }
}
