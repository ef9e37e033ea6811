import type { Actor } from '../../kernel/actor.js';
import type { Clock } from '../../kernel/clock.js';
import type { WantedOverride } from '../marking.words.js';
import type { MarkingSheetRepository } from '../marking-sheet.repository.js';
import type { MarkAttendanceAnswer } from './mark-attendance.use-case.js';

export interface OverrideMarksInput {
  readonly registerId: string;
  /** All are changed, or none. */
  readonly marks: readonly WantedOverride[];
}

/** A7: puts what the office knows over what the teacher says, or withdraws it; both stay readable. */
export class OverrideMarksUseCase {
  constructor(private readonly deps: { sheets: MarkingSheetRepository; clock: Clock }) {}

  async execute({ registerId, marks }: OverrideMarksInput, actor: Actor): Promise<MarkAttendanceAnswer> {
    const now = this.deps.clock.now();
    const sheet = await this.deps.sheets.forMarking(registerId, marks);
    const changes = sheet.override(marks, actor, now);
    const faster = await this.deps.sheets.save(sheet, changes, actor.personId, now);
    sheet.refuseWhereOvertaken(marks, faster);
    return { registerId, marks: sheet.standing(marks, changes) };
  }
}
