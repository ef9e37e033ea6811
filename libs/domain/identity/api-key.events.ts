import { DomainEvent } from '../kernel/domain-event.js';

export class ApiKeyCreated extends DomainEvent<{ clientId: string; schoolId: string }> {
  static override readonly type = 'identity.api_key_created';
}

export class ApiKeyRevoked extends DomainEvent<{ clientId: string; schoolId: string }> {
  static override readonly type = 'identity.api_key_revoked';
}

/** It has another secret now. */
export class ApiKeyRotated extends DomainEvent<{ clientId: string; schoolId: string }> {
  static override readonly type = 'identity.api_key_rotated';
}
