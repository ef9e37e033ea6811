import type { ProposalCause } from '#domain/attendance/sync.words';

/** `attendance.mark_proposed` on `school:{schoolId}:registers`: a mark from an offline device waits for the office. */
export class ProposalMessage {
  /** @format uuid */
  proposalId!: string;
  /** @format uuid */
  registerId!: string;
  /** @format uuid */
  studentId!: string;
  /** @format date */
  date!: string;
  cause!: ProposalCause;
  code!: string;
}

/** `attendance.mark_proposal_decided` on `school:{schoolId}:registers`. */
export class ProposalDecisionMessage {
  /** @format uuid */
  proposalId!: string;
  /** @format uuid */
  registerId!: string;
  /** @format uuid */
  studentId!: string;
  /** @format date */
  date!: string;
  decision!: 'accepted' | 'declined';
  /** @format uuid */
  by!: string | null;
}

export const proposalMessageTypes = [
  { type: 'attendance.mark_proposed', data: ProposalMessage },
  { type: 'attendance.mark_proposal_decided', data: ProposalDecisionMessage },
];
