import type { Actor } from '../../kernel/actor.js';
import type { Clock } from '../../kernel/clock.js';
import type { ShownMark, WantedMark } from '../marking.words.js';
import type { MarkingSheetRepository } from '../marking-sheet.repository.js';

export interface MarkAttendanceInput {
  readonly registerId: string;
  /** One student or the whole class; all are marked, or none. */
  readonly marks: readonly WantedMark[];
}

export interface MarkAttendanceAnswer {
  readonly registerId: string;
  /** The marks asked for, as they stand now. */
  readonly marks: readonly ShownMark[];
}

/** A4: who marked is the actor, never an input. */
export class MarkAttendanceUseCase {
  constructor(private readonly deps: { sheets: MarkingSheetRepository; clock: Clock }) {}

  async execute({ registerId, marks }: MarkAttendanceInput, actor: Actor): Promise<MarkAttendanceAnswer> {
    const now = this.deps.clock.now();
    const sheet = await this.deps.sheets.forMarking(registerId, marks);
    const changes = sheet.mark(marks, actor, now);
    const faster = await this.deps.sheets.save(sheet, changes, actor.personId, now);
    sheet.refuseWhereOvertaken(marks, faster);
    return { registerId, marks: sheet.standing(marks, changes) };
  }
}
