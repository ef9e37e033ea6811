import type { Actor } from '../kernel/actor.js';
import { AggregateRoot } from '../kernel/aggregate-root.js';
import { newId } from '../kernel/id.js';
import type { LocalDate } from '../kernel/local-date.js';
import { MarkProposalDecided, MarkProposed } from './mark-proposal.events.js';
import { ProposalAlreadyDecided } from './mark-proposal.errors.js';
import type { ProposalCause, ProposalState, SyncOperation } from './sync.words.js';

interface Proposed {
  readonly schoolId: string;
  readonly date: LocalDate;
  readonly deviceId: string;
  readonly operation: SyncOperation;
  readonly cause: ProposalCause;
}

/** A mark from an offline device that could not stand by itself: the office decides, and nothing is lost meanwhile (L3). */
export class MarkProposal extends AggregateRoot {
  readonly id!: string;
  readonly schoolId!: string;
  readonly date!: LocalDate;
  readonly registerId!: string;
  readonly studentId!: string;
  readonly deviceId!: string;
  readonly operationId!: string;
  readonly cause!: ProposalCause;
  readonly code!: string;
  readonly minutesLate!: number | null;
  readonly minutesEarly!: number | null;
  readonly reason!: string | null;
  readonly markedAt!: Date;
  readonly proposedBy!: string | null;
  readonly proposedAt!: Date;
  readonly version!: number;
  private state!: ProposalState;
  private decidedBy!: string | null;
  private decidedAt!: Date | null;
  private decisionReason!: string | null;

  static create(
    { schoolId, date, deviceId, operation, cause }: Proposed,
    by: Actor,
    now: Date,
  ): MarkProposal {
    const { operationId, registerId, studentId, code, markedAt } = operation;
    const { minutesLate = null, minutesEarly = null, reason = null } = operation;
    const what = { operationId, registerId, studentId, code, minutesLate, minutesEarly, reason, markedAt };
    const proposal = new MarkProposal();
    Object.assign(proposal, what, {
      id: newId(),
      schoolId,
      date,
      deviceId,
      cause,
      proposedBy: by.personId,
      proposedAt: now,
      version: 1,
      state: 'open' satisfies ProposalState,
      decidedBy: null,
      decidedAt: null,
      decisionReason: null,
    });
    proposal.record(new MarkProposed(proposal.id, { ...proposal.facts(), cause, code }));
    return proposal;
  }

  /** @throws ProposalAlreadyDecided */
  decide(decision: 'accepted' | 'declined', reason: string, by: Actor, now: Date): void {
    if (this.state !== 'open') throw new ProposalAlreadyDecided(this.id, this.state);
    const decided = { decidedBy: by.personId, decidedAt: now, decisionReason: reason };
    Object.assign(this, { state: decision satisfies ProposalState, ...decided });
    this.record(new MarkProposalDecided(this.id, { ...this.facts(), decision, by: by.personId }));
  }

  private facts() {
    const { registerId, studentId, date } = this;
    return { registerId, studentId, date };
  }
}
