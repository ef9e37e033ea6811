import { Credential } from '#domain/identity/credential';
import type { CredentialRepository } from '#domain/identity/credential.repository';
import { transaction } from '#platform/persistence/transaction';
import './account.mapping.js';

export class MikroCredentialRepository implements CredentialRepository {
  add(credential: Credential): void {
    transaction().em.persist(credential);
  }

  find(personId: string): Promise<Credential | null> {
    return transaction().em.findOne(Credential, { id: personId });
  }
}
