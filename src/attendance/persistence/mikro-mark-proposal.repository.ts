import { MarkProposal } from '#domain/attendance/mark-proposal';
import { ProposalNotFound } from '#domain/attendance/mark-proposal.errors';
import type { MarkProposalRepository } from '#domain/attendance/mark-proposal.repository';
import { prepared } from '#platform/persistence/statement';
import { transaction } from '#platform/persistence/transaction';
import './mark-proposal.mapping.js';

// In the order of the ids, so that two decisions never wait for each other in a circle.
const lock = prepared(
  `select id from attendance.mark_proposals where id = any ($1::uuid[]) order by id for update`,
);

export class MikroMarkProposalRepository implements MarkProposalRepository {
  async add(proposals: readonly MarkProposal[]): Promise<void> {
    if (proposals.length > 0) transaction().em.persist([...proposals]);
  }

  async byIds(ids: readonly string[]): Promise<MarkProposal[]> {
    await transaction().query(lock, [ids]);
    const found = await transaction().em.find(MarkProposal, { id: { $in: [...ids] } });
    const byId = new Map(found.map((proposal) => [proposal.id, proposal]));
    return ids.map((id) => {
      const proposal = byId.get(id);
      if (!proposal) throw new ProposalNotFound();
      return proposal;
    });
  }
}
