import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import type { Page } from '#domain/kernel/page';
import { readAuditLog, type AuditAction, type AuditQuestion } from '#platform/persistence/audit-log';
import { TenantReader } from '#platform/persistence/tenant-reader';

/** One change of one thing. */
export class AuditEntryView {
  /** @format uuid */
  id!: string;
  /** @format date-time */
  at!: Date;
  /** Who; null for a program or the platform itself. @format uuid */
  personId!: string | null;
  /** The API key that was used. @format uuid */
  clientId!: string | null;
  action!: AuditAction;
  subjectType!: string;
  /** @format uuid */
  subjectId!: string;
  /** The fields that were changed, as they were; null when the thing is new. */
  before!: Record<string, unknown> | null;
  /** As they are since; null when the thing is gone. Secrets show as "(secret)". */
  after!: Record<string, unknown> | null;
  /** The network address of the request. */
  origin!: string | null;
  requestId!: string | null;
}

export class ListAuditEntriesQuery extends Query<Page<AuditEntryView>> {
  constructor(
    readonly question: AuditQuestion,
    readonly actor: Actor,
  ) {
    super();
  }
}

@QueryHandler(ListAuditEntriesQuery)
export class ListAuditEntriesHandler implements IQueryHandler<ListAuditEntriesQuery> {
  constructor(private readonly reader: TenantReader) {}

  execute({ question, actor }: ListAuditEntriesQuery): Promise<Page<AuditEntryView>> {
    return readAuditLog(this.reader, question, actor);
  }
}
