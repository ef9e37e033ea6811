import { token } from '../kernel/token.js';
import type { Credential } from './credential.js';

export interface CredentialRepository {
  add(credential: Credential): void;
  find(personId: string): Promise<Credential | null>;
}
export const CredentialRepository = token<CredentialRepository>('CredentialRepository');
