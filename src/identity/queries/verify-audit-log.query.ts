import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { brokenAuditLinks, redactedAuditEntries, type BrokenLink } from '#platform/persistence/audit-chain';
import { TenantReader } from '#platform/persistence/tenant-reader';

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
  constructor(private readonly reader: TenantReader) {}

  async execute(): Promise<AuditVerdict> {
    return {
      broken: await brokenAuditLinks(this.reader),
      redacted: await redactedAuditEntries(this.reader),
    };
  }
}
