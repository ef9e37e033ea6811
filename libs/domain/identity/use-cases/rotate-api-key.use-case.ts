import type { ApiKeyRepository } from '../api-key.repository.js';

export interface RotateApiKeyInput {
  readonly clientId: string;
}

export class RotateApiKeyUseCase {
  constructor(private readonly deps: { apiKeys: ApiKeyRepository }) {}

  /** Answers the key with its new secret, which is never shown again. @throws ApiKeyNotFound, ApiKeyIsRevoked */
  async execute({ clientId }: RotateApiKeyInput): Promise<{ clientId: string; apiKey: string }> {
    const apiKey = await this.deps.apiKeys.byId(clientId);
    return { clientId, apiKey: await apiKey.rotate() };
  }
}
