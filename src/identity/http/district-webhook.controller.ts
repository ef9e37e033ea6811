import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { WebhookNotFound } from '#domain/identity/webhooks/webhook.errors';
import { CurrentActor, Requires } from '#platform/auth/decorators';
import { DistrictNotFound } from '#platform/auth/errors';
import { CredentialRoute } from '#platform/http/idempotency.interceptor';
import { PageQuery } from '#platform/http/page';
import { idOf } from '#platform/http/rules';
import { ExpectedVersion } from '#platform/http/version';
import { AddWebhookCommand } from '../commands/add-webhook.command.js';
import { ChangeWebhookCommand } from '../commands/change-webhook.command.js';
import { PingWebhookCommand } from '../commands/ping-webhook.command.js';
import { RemoveWebhookCommand } from '../commands/remove-webhook.command.js';
import { RotateWebhookSecretCommand } from '../commands/rotate-webhook-secret.command.js';
import { GetWebhookDeliveryQuery } from '../queries/get-webhook-delivery.query.js';
import { GetWebhookQuery } from '../queries/get-webhook.query.js';
import { ListWebhooksQuery } from '../queries/list-webhooks.query.js';
import { WebhookDeliveryView } from '../queries/webhook-delivery.view.js';
import { WebhookView } from '../queries/webhook.view.js';
import {
  AddWebhookDto,
  ChangeWebhookDto,
  NewWebhookSecretView,
  NewWebhookView,
  RotateSecretDto,
  WebhookPage,
} from './webhook.dto.js';

/** Programs outside that are told of what happens in the schools of a district, by signed requests (Standard Webhooks). */
@Controller('districts/:districtId/webhooks')
@Requires('identity.webhook.manage')
export class DistrictWebhookController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  /** The latest first. */
  @Get()
  listDistrictWebhooks(
    @CurrentActor() actor: Actor,
    @Param('districtId', idOf(DistrictNotFound)) districtId: string,
    @Query() page: PageQuery,
  ): Promise<WebhookPage> {
    return this.queries.execute(
      new ListWebhooksQuery({ schoolId: null, districtId }, page, actor),
    ) as Promise<WebhookPage>;
  }

  @Get(':webhookId')
  getDistrictWebhook(
    @CurrentActor() actor: Actor,
    @Param('districtId', idOf(DistrictNotFound)) districtId: string,
    @Param('webhookId', idOf(WebhookNotFound)) webhookId: string,
  ): Promise<WebhookView> {
    return this.queries.execute(new GetWebhookQuery({ webhookId, schoolId: null, districtId }, actor));
  }

  /** Answers with the secret that its requests are signed with, which is shown this once. */
  @Post()
  @CredentialRoute()
  async addDistrictWebhook(
    @CurrentActor() actor: Actor,
    @Param('districtId', idOf(DistrictNotFound)) districtId: string,
    @Body() body: AddWebhookDto,
  ): Promise<NewWebhookView> {
    const { webhookId, secret } = await this.commands.execute(
      new AddWebhookCommand({ ...body, schoolId: null, districtId }, actor),
    );
    return { webhook: await this.getDistrictWebhook(actor, districtId, webhookId), secret };
  }

  /** Changes what is given; with `If-Match` only when nobody else has changed it since. */
  @Patch(':webhookId')
  async changeDistrictWebhook(
    @CurrentActor() actor: Actor,
    @Param('districtId', idOf(DistrictNotFound)) districtId: string,
    @Param('webhookId', idOf(WebhookNotFound)) webhookId: string,
    @ExpectedVersion() expectedVersion: number | undefined,
    @Body() changes: ChangeWebhookDto,
  ): Promise<WebhookView> {
    const at = { webhookId, schoolId: null, districtId };
    await this.commands.execute(new ChangeWebhookCommand({ at, changes, expectedVersion }, actor));
    return this.getDistrictWebhook(actor, districtId, webhookId);
  }

  /** Nothing more is sent, also nothing that waits; its log goes with it. */
  @Delete(':webhookId')
  @HttpCode(204)
  async removeDistrictWebhook(
    @CurrentActor() actor: Actor,
    @Param('districtId', idOf(DistrictNotFound)) districtId: string,
    @Param('webhookId', idOf(WebhookNotFound)) webhookId: string,
  ): Promise<void> {
    await this.commands.execute(new RemoveWebhookCommand({ webhookId, schoolId: null, districtId }, actor));
  }

  /** Gives a new secret, shown this once. Requests bear both signatures until the overlap is over. */
  @Post(':webhookId/rotate-secret')
  @HttpCode(200)
  @CredentialRoute()
  rotateDistrictWebhookSecret(
    @CurrentActor() actor: Actor,
    @Param('districtId', idOf(DistrictNotFound)) districtId: string,
    @Param('webhookId', idOf(WebhookNotFound)) webhookId: string,
    @Body() { overlapHours }: RotateSecretDto,
  ): Promise<NewWebhookSecretView> {
    const at = { webhookId, schoolId: null, districtId };
    return this.commands.execute(new RotateWebhookSecretCommand({ at, overlapHours }, actor));
  }

  /** Sends a `webhook.ping`, and answers with its delivery, whose log says what came of it. */
  @Post(':webhookId/ping')
  @HttpCode(202)
  async pingDistrictWebhook(
    @CurrentActor() actor: Actor,
    @Param('districtId', idOf(DistrictNotFound)) districtId: string,
    @Param('webhookId', idOf(WebhookNotFound)) webhookId: string,
  ): Promise<WebhookDeliveryView> {
    const at = { webhookId, schoolId: null, districtId };
    const deliveryId = await this.commands.execute(new PingWebhookCommand(at, actor));
    return this.queries.execute(new GetWebhookDeliveryQuery({ ...at, deliveryId }, actor));
  }
}
