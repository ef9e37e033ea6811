import { Profile } from '#domain/identity/profile';
import type { ProfileRepository } from '#domain/identity/profile.repository';
import { transaction } from '#platform/persistence/transaction';
import './account.mapping.js';

export class MikroProfileRepository implements ProfileRepository {
  add(profile: Profile): void {
    transaction().em.persist(profile);
  }

  find(personId: string): Promise<Profile | null> {
    return transaction().em.findOne(Profile, { id: personId });
  }
}
