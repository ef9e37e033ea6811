import { token } from '../kernel/token.js';
import type { ApiKey } from './api-key.js';

export interface ApiKeyRepository {
  add(apiKey: ApiKey): void;
  /** @throws ApiKeyNotFound also when it is another school's */
  byId(clientId: string): Promise<ApiKey>;
}
export const ApiKeyRepository = token<ApiKeyRepository>('ApiKeyRepository');
