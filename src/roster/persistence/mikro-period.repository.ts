import { Period } from '#domain/roster/period';
import { PeriodNotFound } from '#domain/roster/period.errors';
import type { PeriodRepository } from '#domain/roster/period.repository';
import { transaction } from '#platform/persistence/transaction';
import './period.mapping.js';

export class MikroPeriodRepository implements PeriodRepository {
  async byId(id: string): Promise<Period> {
    const period = await transaction().em.findOne(Period, { id });
    if (!period) throw new PeriodNotFound();
    return period;
  }

  add(period: Period): void {
    transaction().em.persist(period);
  }

  remove(period: Period): void {
    transaction().em.remove(period);
  }
}
