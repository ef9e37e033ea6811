import { AccountErased } from '#domain/identity/account.events';
import { ApiKeyCreated, ApiKeyRevoked, ApiKeyRotated } from '#domain/identity/api-key.events';
import {
  InvitationAccepted,
  InvitationCreated,
  InvitationWithdrawn,
} from '#domain/identity/invitation.events';
import { MembershipChanged, SchoolChanged, SchoolCreated } from '#domain/identity/school.events';
import { WebhookDisabled } from '#domain/identity/webhooks/webhook.events';
import { publicEvents } from '#platform/outbox/public-events';

/**
 * What happens to schools; what happens to a person's account concerns nobody else, but for its end: programs may keep the
 * name of a member.
 */
export const identityPublicEvents = publicEvents(
  SchoolCreated,
  SchoolChanged,
  MembershipChanged,
  AccountErased,
  InvitationCreated,
  InvitationAccepted,
  InvitationWithdrawn,
  ApiKeyCreated,
  ApiKeyRevoked,
  ApiKeyRotated,
  WebhookDisabled,
);
