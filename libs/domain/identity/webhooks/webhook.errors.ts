import { DomainError } from '../../kernel/domain-error.js';

export class WebhookNotFound extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'identity.webhook_not_found';
  constructor() {
    super('There is no such webhook.');
  }
}

export class WebhookUrlRefused extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'identity.webhook_url_refused';
  constructor(detail: string) {
    super('This address cannot be sent to.', { faults: [{ pointer: '/url', detail }] });
  }
}

export class EventTypeUnknown extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'identity.event_type_unknown';
  constructor(unknown: readonly number[]) {
    super('There is no such type of event; GET /webhook-event-types lists them.', {
      faults: unknown.map((index) => ({
        pointer: `/eventTypes/${index}`,
        detail: 'No public event has this type.',
      })),
    });
  }
}

/** Paused or disabled: make it active first. */
export class WebhookNotActive extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'identity.webhook_not_active';
  constructor() {
    super('The webhook is not active, so it sends nothing.');
  }
}

export class DeliveryNotFound extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'identity.delivery_not_found';
  constructor() {
    super('There is no such delivery of this webhook.');
  }
}

export class DeliveryUnderWay extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'identity.delivery_under_way';
  constructor() {
    super('The delivery waits for its next attempt already.');
  }
}
