import type { Actor } from '../../kernel/actor.js';
import type { Clock } from '../../kernel/clock.js';
import type { MarkProposal } from '../mark-proposal.js';
import { ProposalsExcludeEachOther } from '../mark-proposal.errors.js';
import type { MarkProposalRepository } from '../mark-proposal.repository.js';
import type { MarkingSheetRepository } from '../marking-sheet.repository.js';
import type { RegisterRepository } from '../register.repository.js';

export interface DecideMarkProposalsInput {
  /** All are decided, or none; each once. */
  readonly proposalIds: readonly string[];
  readonly decision: 'accepted' | 'declined';
  readonly reason: string;
}

interface Deps {
  proposals: MarkProposalRepository;
  registers: RegisterRepository;
  sheets: MarkingSheetRepository;
  clock: Clock;
}

/** The office decides what offline devices could not. What it accepts becomes its own value over the teacher's (A7). */
export class DecideMarkProposalsUseCase {
  constructor(private readonly deps: Deps) {}

  async execute({ proposalIds, decision, reason }: DecideMarkProposalsInput, actor: Actor): Promise<void> {
    const { proposals: repository, clock } = this.deps;
    const proposals = await repository.byIds(proposalIds);
    for (const proposal of proposals) proposal.decide(decision, reason, actor, clock.now());
    if (decision === 'declined') return;
    refuseTwoForOneMark(proposals);
    const groups = Map.groupBy(proposals, ({ registerId }) => registerId);
    for (const [registerId, ofRegister] of [...groups].toSorted(([a], [b]) => (a < b ? -1 : 1)))
      await this.override(registerId, ofRegister, reason, actor);
  }

  /** A missed register is taken late by that. */
  private async override(
    registerId: string,
    proposals: readonly MarkProposal[],
    reason: string,
    actor: Actor,
  ): Promise<void> {
    const { registers, sheets, clock } = this.deps;
    const register = await registers.byId(registerId, false);
    if (register.isOpenedBy(actor)) {
      register.open(actor, clock.now());
      await registers.store(register);
    }
    const sheet = await sheets.forMarking(registerId, proposals);
    const unbased = proposals.map(({ studentId, code, minutesLate, minutesEarly }) => ({
      studentId,
      code,
      minutesLate,
      minutesEarly,
      reason,
      baseVersion: 0,
    }));
    const standing = sheet.standing(unbased, []);
    const wanted = unbased.map((mark, i) => ({ ...mark, baseVersion: standing[i]!.version }));
    const changes = sheet.override(wanted, actor, clock.now());
    const faster = await sheets.save(sheet, changes, actor.personId, clock.now());
    sheet.refuseWhereOvertaken(wanted, faster);
  }
}

function refuseTwoForOneMark(proposals: readonly MarkProposal[]): void {
  const seen = new Set<string>();
  const again = proposals.flatMap(({ registerId, studentId }, i) => {
    const mark = `${registerId} ${studentId}`;
    return seen.has(mark) ? [i] : (seen.add(mark), []);
  });
  if (again.length > 0) throw new ProposalsExcludeEachOther(again);
}
