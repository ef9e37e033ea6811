import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { brokenAuditLinks, redactedAuditEntries, type BrokenLink } from '#platform/persistence/audit-chain';
import { Database } from '#platform/persistence/database';
import { LongTransactions } from '#platform/persistence/long-transactions';

/** What reading the whole log again has found. */
interface AuditVerdict {
  /** Links that were tampered with; none when all is well. */
  readonly broken: readonly BrokenLink[];
  /** Entries whose values were taken out because somebody was erased, as the log itself tells. */
  readonly redacted: number;
}

/** For operators. */
export class VerifyAuditLogQuery extends Query<AuditVerdict> {}

@QueryHandler(VerifyAuditLogQuery)
export class VerifyAuditLogHandler implements IQueryHandler<VerifyAuditLogQuery> {
  private readonly transactions: LongTransactions;

  constructor(@Inject(Database) database: Database) {
    this.transactions = new LongTransactions(database);
  }

  async execute(): Promise<AuditVerdict> {
    return {
      broken: await brokenAuditLinks(this.transactions),
      redacted: await redactedAuditEntries(this.transactions),
    };
  }
}
