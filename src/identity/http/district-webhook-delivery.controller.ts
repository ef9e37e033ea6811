import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { DeliveryNotFound, WebhookNotFound } from '#domain/identity/webhooks/webhook.errors';
import { CurrentActor, Requires } from '#platform/auth/decorators';
import { DistrictNotFound } from '#platform/auth/errors';
import { idOf } from '#platform/http/rules';
import { RedeliverWebhookCommand } from '../commands/redeliver-webhook.command.js';
import { GetWebhookDeliveryQuery } from '../queries/get-webhook-delivery.query.js';
import { ListWebhookDeliveriesQuery } from '../queries/list-webhook-deliveries.query.js';
import { WebhookDeliveryView } from '../queries/webhook-delivery.view.js';
import { DeliveryListQuery, DeliveryPage } from './webhook.dto.js';

/** The log of a webhook of a district: each event that it was to be told of, and what came of it. It is kept for 30 days. */
@Controller('districts/:districtId/webhooks/:webhookId/deliveries')
@Requires('identity.webhook.manage')
export class DistrictWebhookDeliveryController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  /** The latest first. */
  @Get()
  listDistrictDeliveries(
    @CurrentActor() actor: Actor,
    @Param('districtId', idOf(DistrictNotFound)) districtId: string,
    @Param('webhookId', idOf(WebhookNotFound)) webhookId: string,
    @Query() filter: DeliveryListQuery,
  ): Promise<DeliveryPage> {
    const at = { webhookId, schoolId: null, districtId };
    return this.queries.execute(new ListWebhookDeliveriesQuery(at, filter, actor)) as Promise<DeliveryPage>;
  }

  /** With what was sent, and its latest attempts. */
  @Get(':deliveryId')
  getDistrictDelivery(
    @CurrentActor() actor: Actor,
    @Param('districtId', idOf(DistrictNotFound)) districtId: string,
    @Param('webhookId', idOf(WebhookNotFound)) webhookId: string,
    @Param('deliveryId', idOf(DeliveryNotFound)) deliveryId: string,
  ): Promise<WebhookDeliveryView> {
    const at = { webhookId, deliveryId, schoolId: null, districtId };
    return this.queries.execute(new GetWebhookDeliveryQuery(at, actor));
  }

  /** Sends it once more, under the same id, with all its attempts. */
  @Post(':deliveryId/redeliver')
  @HttpCode(202)
  async redeliverOfDistrict(
    @CurrentActor() actor: Actor,
    @Param('districtId', idOf(DistrictNotFound)) districtId: string,
    @Param('webhookId', idOf(WebhookNotFound)) webhookId: string,
    @Param('deliveryId', idOf(DeliveryNotFound)) deliveryId: string,
  ): Promise<WebhookDeliveryView> {
    const at = { webhookId, deliveryId, schoolId: null, districtId };
    await this.commands.execute(new RedeliverWebhookCommand(at, actor));
    return this.queries.execute(new GetWebhookDeliveryQuery(at, actor));
  }
}
