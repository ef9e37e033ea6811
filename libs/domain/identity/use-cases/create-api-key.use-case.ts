import type { Actor } from '../../kernel/actor.js';
import type { Clock } from '../../kernel/clock.js';
import type { ApiKeyRole } from '../api-key-role.js';
import { ApiKey } from '../api-key.js';
import type { ApiKeyRepository } from '../api-key.repository.js';

export interface CreateApiKeyInput {
  readonly schoolId: string;
  readonly label: string;
  readonly role?: ApiKeyRole;
}

export class CreateApiKeyUseCase {
  constructor(private readonly deps: { apiKeys: ApiKeyRepository; clock: Clock }) {}

  /** Answers the key itself, which is never shown again. @throws ApiKeyLabelRefused */
  async execute(input: CreateApiKeyInput, actor: Actor): Promise<{ clientId: string; apiKey: string }> {
    const made = await ApiKey.create({ ...input, createdBy: actor.personId }, this.deps.clock.now());
    this.deps.apiKeys.add(made.apiKey);
    return { clientId: made.apiKey.id, apiKey: made.text };
  }
}
