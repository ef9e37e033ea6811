import { Alert } from '#domain/attendance/alerts/alert';
import { AlertNotFound } from '#domain/attendance/alerts/alert.errors';
import type { AlertRepository } from '#domain/attendance/alerts/alert.repository';
import { prepared } from '#platform/persistence/statement';
import { transaction } from '#platform/persistence/transaction';
import './alert.mapping.js';

const hold = prepared(
  `select pg_advisory_xact_lock(hashtextextended('alerts ' || platform.current_school(), 0))`,
);

export class MikroAlertRepository implements AlertRepository {
  async hold(): Promise<void> {
    await transaction().query(hold);
  }

  live(): Promise<Alert[]> {
    const live = { $or: [{ state: { $ne: 'closed' } }, { holds: true }] };
    return transaction().em.find(Alert, live as never, { orderBy: { id: 'asc' } as never });
  }

  async byId(id: string): Promise<Alert> {
    const alert = await transaction().em.findOne(Alert, { id });
    if (!alert) throw new AlertNotFound();
    return alert;
  }

  add(alert: Alert): void {
    transaction().em.persist(alert);
  }
}
