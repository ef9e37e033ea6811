import type { Clock } from '../../kernel/clock.js';
import type { ApiKeyRepository } from '../api-key.repository.js';

export interface RevokeApiKeyInput {
  readonly clientId: string;
}

export class RevokeApiKeyUseCase {
  constructor(private readonly deps: { apiKeys: ApiKeyRepository; clock: Clock }) {}

  /** @throws ApiKeyNotFound */
  async execute(input: RevokeApiKeyInput): Promise<void> {
    const apiKey = await this.deps.apiKeys.byId(input.clientId);
    apiKey.revoke(this.deps.clock.now());
  }
}
