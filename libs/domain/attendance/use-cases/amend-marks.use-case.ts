import type { Actor } from '../../kernel/actor.js';
import type { Clock } from '../../kernel/clock.js';
import type { WantedMark } from '../marking.words.js';
import type { MarkingSheetRepository } from '../marking-sheet.repository.js';
import type { MarkAttendanceAnswer } from './mark-attendance.use-case.js';

export interface AmendMarksInput {
  readonly registerId: string;
  /** All are changed, or none. */
  readonly marks: readonly WantedMark[];
}

/** A2: corrects what the teacher says of a submitted register; each change has its reason. */
export class AmendMarksUseCase {
  constructor(private readonly deps: { sheets: MarkingSheetRepository; clock: Clock }) {}

  async execute({ registerId, marks }: AmendMarksInput, actor: Actor): Promise<MarkAttendanceAnswer> {
    const now = this.deps.clock.now();
    const sheet = await this.deps.sheets.forMarking(registerId, marks);
    const changes = sheet.amend(marks, actor, now);
    const faster = await this.deps.sheets.save(sheet, changes, actor.personId, now);
    sheet.refuseWhereOvertaken(marks, faster);
    return { registerId, marks: sheet.standing(marks, changes) };
  }
}
