import type { AuditChain } from '#domain/identity/audit-chain';
import { closeAuditChains } from '#platform/persistence/audit-chain';

export class PostgresAuditChain implements AuditChain {
  async close(): Promise<void> {
    await closeAuditChains();
  }
}
