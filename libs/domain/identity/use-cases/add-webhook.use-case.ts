import type { Actor } from '../../kernel/actor.js';
import type { Clock } from '../../kernel/clock.js';
import type { Place } from '../place.js';
import { chosenTypes } from '../webhooks/event-types.js';
import type { EventCatalogue, WebhookRules, WebhookVault } from '../webhooks/webhook-ports.js';
import { newWebhookSecret } from '../webhooks/webhook-secret.js';
import { webhookUrl } from '../webhooks/webhook-url.js';
import { Webhook } from '../webhooks/webhook.js';
import type { WebhookRepository } from '../webhooks/webhook.repository.js';
import type { WebhookDetails } from '../webhooks/webhook.words.js';

export type AddWebhookInput = WebhookDetails & Place;

export class AddWebhookUseCase {
  constructor(
    private readonly deps: {
      webhooks: WebhookRepository;
      catalogue: EventCatalogue;
      rules: WebhookRules;
      vault: WebhookVault;
      clock: Clock;
    },
  ) {}

  /** Answers its secret, which is never shown again. @throws WebhookUrlRefused, EventTypeUnknown */
  async execute(input: AddWebhookInput, actor: Actor): Promise<{ webhookId: string; secret: string }> {
    const { catalogue, clock, rules, vault, webhooks } = this.deps;
    const url = webhookUrl(input.url, rules);
    const eventTypes = chosenTypes(input.eventTypes, catalogue.types());
    const secret = newWebhookSecret();
    const wanted = { ...input, url, eventTypes, createdBy: actor.personId };
    const webhook = await Webhook.add(wanted, (id) => vault.seal(secret, id), clock.now());
    webhooks.add(webhook);
    return { webhookId: webhook.id, secret };
  }
}
