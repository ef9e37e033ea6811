import type { LocalDate } from '../../kernel/local-date.js';
import type { DeskEntry } from '../front-desk/desk-entry.js';
import type { DeskEntryRepository } from '../front-desk/desk-entry.repository.js';
import { DeskEntryNotFound } from '../front-desk/desk.errors.js';
import type { DeskMovement } from '../front-desk/desk.words.js';

/** The book of the front desk of one school in memory. */
export class InMemoryDesk implements DeskEntryRepository {
  private readonly entries: DeskEntry[] = [];

  async byId(id: string): Promise<DeskEntry> {
    const entry = this.entries.find((one) => one.id === id);
    if (!entry) throw new DeskEntryNotFound();
    return entry;
  }

  add(entry: DeskEntry): void {
    this.entries.push(entry);
  }

  movementsOf(studentId: string, date: LocalDate): DeskMovement[] {
    return this.entries
      .filter((entry) => entry.studentId === studentId && entry.date === date)
      .filter((entry) => (entry as unknown as { withdrawnAt: Date | null }).withdrawnAt === null)
      .map(({ kind, at, code }) => ({ kind, at, code }));
  }
}
