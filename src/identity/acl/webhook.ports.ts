import type { Provider } from '@nestjs/common';
import {
  EventCatalogue,
  WebhookPost,
  WebhookRules,
  WebhookVault,
} from '#domain/identity/webhooks/webhook-ports';
import { Clock } from '#domain/kernel/clock';
import { Sealing } from '#platform/auth/sealing';
import { Secrets } from '#platform/config/secrets';
import { Settings } from '#platform/config/settings';
import { AddressRules } from '#platform/outbound/address-rules';
import { PinnedPost } from '#platform/outbound/pinned-post';
import { PublicEvents } from '#platform/outbox/public-events';
import { SignedWebhookPost } from './signed-webhook-post.js';

/** Within what Standard Webhooks advises: a receiver has time, and a worker is not kept for long (ms). */
const TIMEOUT = 15_000;
const EXCERPT_BYTES = 1_024;

/** What webhooks need of the platform. */
export const webhookPorts: Provider[] = [
  { provide: EventCatalogue, useExisting: PublicEvents },
  {
    provide: WebhookRules,
    inject: [Settings],
    useFactory: ({ OUTBOUND_NETWORKS }: Settings): WebhookRules => ({
      plainHttp: OUTBOUND_NETWORKS.length > 0,
    }),
  },
  {
    provide: WebhookVault,
    inject: [Secrets],
    useFactory: (secrets: Secrets) => new Sealing(secrets, 'webhooks'),
  },
  {
    provide: WebhookPost,
    inject: [Settings, Clock],
    useFactory: ({ OUTBOUND_NETWORKS }: Settings, clock: Clock) => {
      const rules = new AddressRules(OUTBOUND_NETWORKS);
      const requests = new PinnedPost({ rules, timeoutMs: TIMEOUT, answerBytes: EXCERPT_BYTES });
      return new SignedWebhookPost(requests, clock);
    },
  },
];
