import type { Actor } from '../../kernel/actor.js';
import type { Clock } from '../../kernel/clock.js';
import type { AbsenceDesk } from '../absence/absence-desk.js';
import type { AbsenceSettlement } from '../absence/absence-settlement.js';
import { StudentNotReached } from '../absence/absence.errors.js';
import { DeskEntry, type DeskEntryDetails } from '../front-desk/desk-entry.js';
import type { DeskEntryRepository } from '../front-desk/desk-entry.repository.js';

export interface RecordDeskEntryInput extends Omit<DeskEntryDetails, 'at'> {
  /** Null: now. */
  readonly at: Date | null;
}

/** Somebody comes late or leaves early: the registers of the day say so, those that are taken at once (A9). */
export class RecordDeskEntryUseCase {
  constructor(
    private readonly deps: {
      entries: DeskEntryRepository;
      desk: AbsenceDesk;
      settlement: AbsenceSettlement;
      clock: Clock;
    },
  ) {}

  async execute(input: RecordDeskEntryInput, actor: Actor): Promise<{ id: string }> {
    const now = this.deps.clock.now();
    const { studentId, code } = input;
    const ground = await this.deps.desk.ground({ studentId, code, periodIds: [] });
    if (ground.student === null) throw new StudentNotReached();
    const entry = DeskEntry.write({ ...input, at: input.at ?? now }, ground, actor, now);
    this.deps.entries.add(entry);
    const day = { first: entry.date, last: entry.date };
    const awaited = await this.deps.settlement.follow(studentId, day, actor);
    entry.tell(
      actor,
      awaited.map(({ registerId }) => registerId),
    );
    return { id: entry.id };
  }
}
