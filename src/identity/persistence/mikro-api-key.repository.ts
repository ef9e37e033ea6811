import { ApiKey } from '#domain/identity/api-key';
import { ApiKeyNotFound } from '#domain/identity/api-key.errors';
import type { ApiKeyRepository } from '#domain/identity/api-key.repository';
import { transaction } from '#platform/persistence/transaction';
import './school.mapping.js';

export class MikroApiKeyRepository implements ApiKeyRepository {
  add(apiKey: ApiKey): void {
    transaction().em.persist(apiKey);
  }

  async byId(clientId: string): Promise<ApiKey> {
    const apiKey = await transaction().em.findOne(ApiKey, { id: clientId });
    if (!apiKey) throw new ApiKeyNotFound();
    return apiKey;
  }
}
