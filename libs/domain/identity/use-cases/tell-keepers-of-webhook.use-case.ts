import type { AccountMail } from '../account-mail.js';
import type { WebhookKeepers } from '../webhooks/webhook-ports.js';

export interface TellKeepersOfWebhookInput {
  readonly webhookId: string;
  /** The id of the event that is the cause. */
  readonly cause: string;
}

/** Tells those who lead the school or district that a webhook of theirs was disabled. */
export class TellKeepersOfWebhookUseCase {
  constructor(private readonly deps: { webhookKeepers: WebhookKeepers }) {}

  async execute({ webhookId, cause }: TellKeepersOfWebhookInput): Promise<AccountMail[]> {
    const webhook = await this.deps.webhookKeepers.findOf(webhookId);
    if (!webhook) return [];
    const { label, host, placeName, because } = webhook;
    const content = { about: 'webhook_disabled', label, host, placeName, because } as const;
    return webhook.keepers.map(({ personId: id, email: to, displayName: name, locale, timeZone }) => {
      return { id: `${cause}.${id}`, to, name, locale, timeZone, content };
    });
  }
}
