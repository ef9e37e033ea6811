import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { ApiKeyRole } from '#domain/identity/api-key-role';
import type { Actor } from '#domain/kernel/actor';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';

/** An API key, without the key. */
export class ApiKeyView {
  /** @format uuid */
  clientId!: string;
  label!: string;
  role!: ApiKeyRole;
  /** @format date-time */
  createdAt!: Date;
  /** @format uuid */
  createdBy!: string | null;
  /** To the minute; null when it was never used. @format date-time */
  lastUsedAt!: Date | null;
  /** @format date-time */
  revokedAt!: Date | null;
}

export class ListApiKeysQuery extends Query<{ items: ApiKeyView[] }> {
  constructor(readonly actor: Actor) {
    super();
  }
}

const list = prepared(`
  select id as "clientId", label, role, created_at as "createdAt", created_by as "createdBy", last_used_at as "lastUsedAt",
    revoked_at as "revokedAt"
  from identity.api_keys order by revoked_at is not null, id desc limit 500`);

@QueryHandler(ListApiKeysQuery)
export class ListApiKeysHandler implements IQueryHandler<ListApiKeysQuery> {
  constructor(private readonly reader: TenantReader) {}

  async execute({ actor }: ListApiKeysQuery): Promise<{ items: ApiKeyView[] }> {
    return { items: await this.reader.rows<ApiKeyView>(actor, list) };
  }
}
