import type { Actor } from '../../kernel/actor.js';
import type { Clock } from '../../kernel/clock.js';
import { expectVersion } from '../../kernel/version.js';
import type { AbsenceSettlement } from '../absence/absence-settlement.js';
import type { DeskEntryRepository } from '../front-desk/desk-entry.repository.js';

export interface WithdrawDeskEntryInput {
  readonly deskEntryId: string;
  /** The version that the caller saw; undefined for whatever is there. */
  readonly expectedVersion: number | undefined;
}

/** It was a mistake: it stays in the book, crossed out, and the registers say what is left. */
export class WithdrawDeskEntryUseCase {
  constructor(
    private readonly deps: { entries: DeskEntryRepository; settlement: AbsenceSettlement; clock: Clock },
  ) {}

  async execute({ deskEntryId, expectedVersion }: WithdrawDeskEntryInput, actor: Actor): Promise<void> {
    const entry = await this.deps.entries.byId(deskEntryId);
    expectVersion(entry, expectedVersion);
    entry.withdraw(actor, this.deps.clock.now());
    const day = { first: entry.date, last: entry.date };
    const awaited = await this.deps.settlement.follow(entry.studentId, day, actor);
    entry.tell(
      actor,
      awaited.map(({ registerId }) => registerId),
    );
  }
}
