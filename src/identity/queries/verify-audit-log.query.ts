import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { brokenAuditLinks, type BrokenLink } from '#platform/persistence/audit-chain';
import { TenantReader } from '#platform/persistence/tenant-reader';

/** For operators: the links of the audit log that were tampered with; none when all is well. */
export class VerifyAuditLogQuery extends Query<BrokenLink[]> {}

@QueryHandler(VerifyAuditLogQuery)
export class VerifyAuditLogHandler implements IQueryHandler<VerifyAuditLogQuery> {
  constructor(private readonly reader: TenantReader) {}

  execute(): Promise<BrokenLink[]> {
    return brokenAuditLinks(this.reader);
  }
}
