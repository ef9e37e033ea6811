import { DomainEvent } from '../kernel/domain-event.js';
import type { ProposalCause } from './sync.words.js';

interface ProposalFacts {
  readonly registerId: string;
  readonly studentId: string;
  readonly date: string;
}

/** A mark from an offline device waits for the office. */
export class MarkProposed extends DomainEvent<
  ProposalFacts & { readonly cause: ProposalCause; readonly code: string }
> {
  static override readonly type = 'attendance.mark_proposed';
}

export class MarkProposalDecided extends DomainEvent<
  ProposalFacts & { readonly decision: 'accepted' | 'declined'; readonly by: string | null }
> {
  static override readonly type = 'attendance.mark_proposal_decided';
}
