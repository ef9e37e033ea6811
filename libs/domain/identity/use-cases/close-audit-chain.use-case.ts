import type { AuditChain } from '../audit-chain.js';

/** Every few minutes: what was audited meanwhile is sealed. */
export class CloseAuditChainUseCase {
  constructor(private readonly deps: { auditChain: AuditChain }) {}

  async execute(): Promise<void> {
    await this.deps.auditChain.close();
  }
}
