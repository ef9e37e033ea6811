import { DeskEntry } from '#domain/attendance/front-desk/desk-entry';
import type { DeskEntryRepository } from '#domain/attendance/front-desk/desk-entry.repository';
import { DeskEntryNotFound } from '#domain/attendance/front-desk/desk.errors';
import { prepared } from '#platform/persistence/statement';
import { transaction } from '#platform/persistence/transaction';
import './desk-entry.mapping.js';

const lock = prepared('select id from attendance.desk_entries where id = $1 for update');

export class MikroDeskEntryRepository implements DeskEntryRepository {
  async byId(id: string): Promise<DeskEntry> {
    const locked = await transaction().query(lock, [id]);
    if (locked.length === 0) throw new DeskEntryNotFound();
    return transaction().em.findOneOrFail(DeskEntry, { id });
  }

  add(entry: DeskEntry): void {
    transaction().em.persist(entry);
  }
}
