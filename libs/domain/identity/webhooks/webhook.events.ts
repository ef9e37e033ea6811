import { DomainEvent } from '../../kernel/domain-event.js';
import type { Disablement } from './webhook.words.js';

/** The platform has given up on a receiver: nothing is sent until somebody makes the webhook active again. */
export class WebhookDisabled extends DomainEvent<{
  webhookId: string;
  schoolId: string | null;
  districtId: string | null;
  because: Disablement;
}> {
  static override readonly type = 'identity.webhook_disabled';
}
