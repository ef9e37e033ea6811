import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import type { Page } from '#domain/kernel/page';
import { cursorKey, pageOf, type PageQuery } from '#platform/http/page';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';

/** That an account was erased, for good: whose it was, nobody can tell any more. */
export class AccountErasureView {
  /** @format uuid */
  id!: string;
  /** The id that is left. @format uuid */
  personId!: string;
  /** Null: by the person. */
  reason!: string | null;
  /** @format date-time */
  erasedAt!: Date;
  /** Who did it for the person; null where nobody had to, or an operator has. @format uuid */
  erasedBy!: string | null;
}

export class ListAccountErasuresQuery extends Query<Page<AccountErasureView>> {
  constructor(
    readonly page: PageQuery,
    readonly actor: Actor,
  ) {
    super();
  }
}

const list = prepared(`
  select e.id, e.person_id as "personId", e.reason, e.erased_at as "erasedAt", e.erased_by as "erasedBy"
  from identity.account_erasures e
  where $1::uuid is null or e.id < $1
  order by e.id desc limit $2 + 1`);

@QueryHandler(ListAccountErasuresQuery)
export class ListAccountErasuresHandler implements IQueryHandler<ListAccountErasuresQuery> {
  constructor(private readonly reader: TenantReader) {}

  async execute({ page, actor }: ListAccountErasuresQuery): Promise<Page<AccountErasureView>> {
    const values = [...cursorKey(page.after, ['uuid']), page.limit];
    const rows = await this.reader.rows<AccountErasureView>(actor, list, values);
    return pageOf(rows, page.limit, ({ id }) => [id]);
  }
}
