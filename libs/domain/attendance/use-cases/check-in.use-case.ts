import type { Actor } from '../../kernel/actor.js';
import type { Clock } from '../../kernel/clock.js';
import { CheckIn } from '../check-in/check-in.js';
import { CheckInProof } from '../check-in/check-in-proof.js';
import { codeOfArrival } from '../check-in/check-in-codes.js';
import type { CheckInRepository } from '../check-in/check-in.repository.js';
import type { Arrival, CheckInGround } from '../check-in/check-in.words.js';
import { MarkConflict } from '../register.errors.js';
import type { MarkingSheetRepository } from '../marking-sheet.repository.js';

export interface CheckInInput {
  /** As it was scanned. */
  readonly code: string;
  /** The network address of the request. */
  readonly address: string;
}

/**
 * A student checks in. The first time counts, on whichever device; again, it is only said again. A4: who arrives is who is
 * signed in.
 */
export class CheckInUseCase {
  constructor(
    private readonly deps: {
      proof: CheckInProof;
      checkIns: CheckInRepository;
      sheets: MarkingSheetRepository;
      clock: Clock;
    },
  ) {}

  async execute({ code, address }: CheckInInput, actor: Actor): Promise<Arrival> {
    const { ground, step } = await this.deps.proof.of(code, address, actor);
    if (ground.arrival) return ground.arrival;
    const checkIn = CheckIn.at(ground, step, this.deps.clock.now());
    const faster = await this.deps.checkIns.arrive(checkIn);
    if (faster) return faster;
    checkIn.tell();
    if (checkIn.needsMark) await this.mark(checkIn, ground, actor);
    return checkIn.arrival();
  }

  private async mark(checkIn: CheckIn, ground: CheckInGround, actor: Actor): Promise<void> {
    const { registerId, studentId, minutesLate, arrivedAt } = checkIn;
    const code = codeOfArrival(ground, minutesLate !== null);
    const wanted = [{ studentId, code, minutesLate, baseVersion: ground.standing.version }];
    const sheet = await this.deps.sheets.forMarking(registerId, wanted);
    const [stands] = sheet.standing(wanted, []);
    // Somebody marks at this moment. What that was decides anew whether the arrival needs a mark; no student is told of it.
    if (stands!.version !== ground.standing.version) throw new MarkConflict([], true);
    const changes = sheet.checkIn(wanted, actor, arrivedAt);
    const faster = await this.deps.sheets.save(sheet, changes, actor.personId, arrivedAt);
    sheet.refuseWhereOvertaken(wanted, faster);
  }
}
