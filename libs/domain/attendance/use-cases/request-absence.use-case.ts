import type { Actor } from '../../kernel/actor.js';
import type { Clock } from '../../kernel/clock.js';
import { dateIn } from '../../kernel/local-date.js';
import { Absence } from '../absence/absence.js';
import type { AbsenceDesk } from '../absence/absence-desk.js';
import { StudentNotReached } from '../absence/absence.errors.js';
import type { AbsenceRepository } from '../absence/absence.repository.js';
import type { AbsenceSettlement } from '../absence/absence-settlement.js';
import type { AbsenceDetails, DayPart } from '../absence/absence.words.js';
import { partsAsked } from '../absence/parts-asked.js';

export interface RequestAbsenceInput extends Omit<AbsenceDetails, 'parts'> {
  readonly studentId: string;
  /** Parts of each day, by the clock or as periods of the bell; neither means whole days. */
  readonly parts: readonly DayPart[];
  readonly periodIds: readonly string[];
}

/** A6: what is known of the future, and what is explained of the past. The office's own word counts at once. */
export class RequestAbsenceUseCase {
  constructor(
    private readonly deps: {
      absences: AbsenceRepository;
      desk: AbsenceDesk;
      settlement: AbsenceSettlement;
      clock: Clock;
    },
  ) {}

  async execute(input: RequestAbsenceInput, actor: Actor): Promise<{ id: string }> {
    const { studentId, parts, periodIds, ...details } = input;
    const ground = await this.deps.desk.ground({ studentId, code: details.code, periodIds });
    const all = actor.reach('attendance.absence.request') === 'all';
    if (ground.student !== 'mine' && !(all && ground.student)) throw new StudentNotReached();
    const now = this.deps.clock.now();
    const at = { now, today: dateIn(ground.timeZone, now), code: ground.code };
    const asked = { ...details, parts: partsAsked(parts, periodIds, ground.periods) };
    const absence = Absence.ask(studentId, asked, actor, at);
    this.deps.absences.add(absence);
    if (absence.isApproved()) await this.deps.settlement.followAbsence(absence, actor);
    return { id: absence.id };
  }
}
