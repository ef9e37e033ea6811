import { token } from '../kernel/token.js';
import type { MarkProposal } from './mark-proposal.js';

export interface MarkProposalRepository {
  add(proposals: readonly MarkProposal[]): Promise<void>;

  /**
   * In the order of the ids; nobody else decides them until the unit of work ends.
   * @throws ProposalNotFound when one of them is not there
   */
  byIds(ids: readonly string[]): Promise<MarkProposal[]>;
}
export const MarkProposalRepository = token<MarkProposalRepository>('MarkProposalRepository');
