import { DomainError } from '../../kernel/domain-error.js';

export class NotificationNotFound extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'attendance.notification_not_found';
  constructor() {
    super('There is no such notification in this school, or it is not yours.');
  }
}

/** Also when it is somebody else's or was tampered with: whoever made it up learns nothing. */
export class SubscriptionLinkInvalid extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'attendance.subscription_link_invalid';
  constructor() {
    super('This link is not one of ours, or not complete.');
  }
}
