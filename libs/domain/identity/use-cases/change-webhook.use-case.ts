import { expectVersion } from '../../kernel/version.js';
import { chosenTypes } from '../webhooks/event-types.js';
import type { EventCatalogue, WebhookAddress, WebhookRules } from '../webhooks/webhook-ports.js';
import { webhookUrl } from '../webhooks/webhook-url.js';
import type { WebhookRepository } from '../webhooks/webhook.repository.js';
import type { ChosenState, WebhookDetails } from '../webhooks/webhook.words.js';

export interface ChangeWebhookInput {
  readonly at: WebhookAddress;
  readonly changes: Partial<WebhookDetails & { readonly state: ChosenState }>;
  /** The version that the change was prepared on; undefined to change whatever is there. */
  readonly expectedVersion: number | undefined;
}

/** Another address, other events; a pause, its end, or the end of a disablement. */
export class ChangeWebhookUseCase {
  constructor(
    private readonly deps: { webhooks: WebhookRepository; catalogue: EventCatalogue; rules: WebhookRules },
  ) {}

  /** @throws WebhookNotFound, WebhookUrlRefused, EventTypeUnknown, VersionStale */
  async execute({ at, changes, expectedVersion }: ChangeWebhookInput): Promise<void> {
    const { catalogue, rules, webhooks } = this.deps;
    const { url, eventTypes } = changes;
    const webhook = await webhooks.byId(at);
    expectVersion(webhook, expectedVersion);
    webhook.change({
      ...changes,
      ...(url !== undefined && { url: webhookUrl(url, rules) }),
      ...(eventTypes && { eventTypes: chosenTypes(eventTypes, catalogue.types()) }),
    });
  }
}
