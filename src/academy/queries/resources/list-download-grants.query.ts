import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import type { Page } from '#domain/kernel/page';
import { Listing, type ListInput } from '#platform/http/listing';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { ofSeen } from './of-seen.js';
import { DownloadGrantView, selectGrant } from './download.view.js';
import { isOpenInLibrary, librarySightOf } from './sight.js';

export const DOWNLOAD_GRANT_SORTS = ['id', '-id'] as const;

export type DownloadGrantFilter = ListInput<(typeof DOWNLOAD_GRANT_SORTS)[number]>;

export class ListDownloadGrantsQuery extends Query<Page<DownloadGrantView>> {
  constructor(
    readonly resourceId: string,
    readonly filter: DownloadGrantFilter,
    readonly actor: Actor,
  ) {
    super();
  }
}

const listing = new Listing<DownloadGrantView, DownloadGrantFilter['sort']>(selectGrant, {
  id: [['g.id', 'uuid', 'id']],
});

const isMine = `g.created_by = (select platform.current_person())`;

/** One's own; all of a resource for whoever answers for it. */
@QueryHandler(ListDownloadGrantsQuery)
export class ListDownloadGrantsHandler implements IQueryHandler<ListDownloadGrantsQuery> {
  constructor(private readonly reader: TenantReader) {}

  /** @throws ResourceNotFound */
  async execute({ resourceId, filter, actor }: ListDownloadGrantsQuery): Promise<Page<DownloadGrantView>> {
    const page = await listing.page(this.reader, actor, filter, [
      ['g.resource_id = ?::uuid', resourceId],
      [`${isMine} or ${isOpenInLibrary(`'${librarySightOf(actor)}'`)}`],
    ]);
    return ofSeen(page, resourceId, this.reader, actor);
  }
}
