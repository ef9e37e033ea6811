import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { systemActor } from '#domain/kernel/actor';
import { WebhookDisabled } from '#domain/identity/webhooks/webhook.events';
import type { Envelope } from '#platform/outbox/event-envelope';
import { ReactsTo, type Reaction } from '#platform/outbox/reactions';
import { TellKeepersOfWebhookCommand } from '../commands/tell-keepers-of-webhook.command.js';

@Injectable()
@ReactsTo(WebhookDisabled, { name: 'identity.tell-keepers.on-webhook-disabled', completes: 'at-end' })
export class TellKeepersOfDisabledWebhook implements Reaction<WebhookDisabled> {
  constructor(private readonly commands: CommandBus) {}

  async react({ id: cause, data }: Envelope<WebhookDisabled>): Promise<void> {
    const input = { webhookId: data.webhookId, cause };
    await this.commands.execute(new TellKeepersOfWebhookCommand(input, systemActor(null)));
  }
}
