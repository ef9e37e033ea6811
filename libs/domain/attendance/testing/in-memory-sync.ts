import type { MarkProposal } from '../mark-proposal.js';
import { ProposalNotFound } from '../mark-proposal.errors.js';
import type { MarkProposalRepository } from '../mark-proposal.repository.js';
import type { KnownOperation, SyncOperationRepository } from '../sync-operation.repository.js';
import type { AnsweredOperation, LayerBase, SyncOperation } from '../sync.words.js';
import type { InMemoryRegisters } from './in-memory-registers.js';

/** What devices have sent and what waits for the office, in memory. */
export class InMemorySync implements SyncOperationRepository {
  readonly answered = new Map<string, AnsweredOperation>();
  readonly erased = new Set<string>();

  constructor(private readonly registers: InMemoryRegisters) {}

  async known(deviceId: string, operationIds: readonly string[]): Promise<Map<string, KnownOperation>> {
    const known = new Map<string, KnownOperation>();
    for (const id of operationIds) {
      const before = this.answered.get(`${deviceId} ${id}`);
      if (before)
        known.set(id, {
          saysSameAs: (again) => said(again) === said(before.operation),
          result: before.result,
        });
    }
    return known;
  }

  async bases(
    deviceId: string,
    { registerId }: { readonly registerId: string },
    studentIds: readonly string[],
  ): Promise<LayerBase[]> {
    const ofDevice = [...this.answered].filter(([key]) => key.startsWith(deviceId));
    return studentIds.map((studentId) => ({
      studentId,
      teacherVersion: highest(
        this.registers.revisions
          .filter(
            (of) => of.registerId === registerId && of.studentId === studentId && of.layer === 'teacher',
          )
          .map(({ version }) => version),
      ),
      deviceVersion: highest(
        ofDevice
          .map(([, answer]) => answer)
          .filter(({ operation }) => operation.registerId === registerId && operation.studentId === studentId)
          .filter(({ result }) => ['applied', 'merged'].includes(result.outcome))
          .map(({ result }) => result.mark!.version),
      ),
      isErased: this.erased.has(studentId),
    }));
  }

  async add(deviceId: string, answered: readonly AnsweredOperation[]): Promise<void> {
    for (const answer of answered) this.answered.set(`${deviceId} ${answer.operation.operationId}`, answer);
  }
}

export class InMemoryProposals implements MarkProposalRepository {
  readonly proposals = new Map<string, MarkProposal>();

  async add(proposals: readonly MarkProposal[]): Promise<void> {
    for (const proposal of proposals) this.proposals.set(proposal.id, proposal);
  }

  async byIds(ids: readonly string[]): Promise<MarkProposal[]> {
    return ids.map((id) => {
      const proposal = this.proposals.get(id);
      if (!proposal) throw new ProposalNotFound();
      return proposal;
    });
  }
}

function highest(versions: readonly number[]): number {
  return Math.max(0, ...versions);
}

function said({ registerId, studentId, code, baseVersion, markedAt, ...rest }: SyncOperation): string {
  const { minutesLate = null, minutesEarly = null, reason = null } = rest;
  return JSON.stringify([
    registerId,
    studentId,
    code,
    minutesLate,
    minutesEarly,
    reason,
    baseVersion,
    markedAt,
  ]);
}
