import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import type { Page } from '#domain/kernel/page';
import { cursorKey, pageOf, type PageQuery } from '#platform/http/page';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { InvitationView, invitationColumns } from './invitation.view.js';

export class ListInvitationsQuery extends Query<Page<InvitationView>> {
  constructor(
    readonly page: PageQuery,
    readonly actor: Actor,
  ) {
    super();
  }
}

/** Ids begin with the time, so they are the order as well. */
const list = prepared(`
  select ${invitationColumns} from identity.invitations i
  where $1::uuid is null or i.id < $1 order by i.id desc limit $2 + 1`);

@QueryHandler(ListInvitationsQuery)
export class ListInvitationsHandler implements IQueryHandler<ListInvitationsQuery> {
  constructor(private readonly reader: TenantReader) {}

  async execute({ page, actor }: ListInvitationsQuery): Promise<Page<InvitationView>> {
    const values = [...cursorKey(page.after, ['uuid']), page.limit];
    const rows = await this.reader.rows<InvitationView>(actor, list, values);
    return pageOf(rows, page.limit, ({ id }) => [id]);
  }
}
