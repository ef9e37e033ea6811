import { SecondFactor } from '#domain/identity/second-factor';
import type { SecondFactorRepository } from '#domain/identity/second-factor.repository';
import { prepared } from '#platform/persistence/statement';
import { transaction } from '#platform/persistence/transaction';
import './account.mapping.js';

const hold = prepared('select person_id from identity.second_factors where person_id = $1 for update');

export class MikroSecondFactorRepository implements SecondFactorRepository {
  add(factor: SecondFactor): void {
    transaction().em.persist(factor);
  }

  remove(factor: SecondFactor): void {
    transaction().em.remove(factor);
  }

  async find(personId: string): Promise<SecondFactor | null> {
    const held = await transaction().query(hold, [personId]);
    return held.length > 0 ? transaction().em.findOne(SecondFactor, { id: personId }) : null;
  }
}
