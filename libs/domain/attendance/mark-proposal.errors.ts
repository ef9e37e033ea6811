import { DomainError } from '../kernel/domain-error.js';

export class ProposalNotFound extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'attendance.proposal_not_found';
  constructor() {
    super('There is no such proposal in this school, or it is not yours.');
  }
}

export class ProposalAlreadyDecided extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'attendance.proposal_already_decided';
  constructor(proposalId: string, state: string) {
    super(`The proposal was ${state} before.`, { facts: { proposalId, state } });
  }
}

/** Two proposals for one mark cannot both be accepted. */
export class ProposalsExcludeEachOther extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'attendance.proposals_exclude_each_other';
  constructor(positions: readonly number[]) {
    super('Only one proposal for the same mark can be accepted; decline the others.', {
      faults: positions.map((i) => ({
        pointer: `/proposalIds/${i}`,
        detail: 'is for a mark that was named before',
      })),
    });
  }
}

/** An id stands for one operation of a device. */
export class OperationReused extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'attendance.operation_reused';
  constructor() {
    super('The device has sent another operation under this id before. That one stands as it was answered.');
  }
}
