import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import type { Page } from '#domain/kernel/page';
import { Listing, type ListInput } from '#platform/http/listing';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { ofSeen } from './of-seen.js';
import { FileVersionView, selectVersion } from './resource.view.js';
import { resourceSeenBy } from './sight.js';

export const FILE_VERSION_SORTS = ['number', '-number'] as const;

export type FileVersionFilter = ListInput<(typeof FILE_VERSION_SORTS)[number]>;

export class ListFileVersionsQuery extends Query<Page<FileVersionView>> {
  constructor(
    readonly resourceId: string,
    readonly filter: FileVersionFilter,
    readonly actor: Actor,
  ) {
    super();
  }
}

const listing = new Listing<FileVersionView, FileVersionFilter['sort']>(selectVersion, {
  number: [['v.number', 'int', 'number']],
});

/** None of a resource that the reader does not see. */
@QueryHandler(ListFileVersionsQuery)
export class ListFileVersionsHandler implements IQueryHandler<ListFileVersionsQuery> {
  constructor(private readonly reader: TenantReader) {}

  /** @throws ResourceNotFound */
  async execute({ resourceId, filter, actor }: ListFileVersionsQuery): Promise<Page<FileVersionView>> {
    const page = await listing.page(this.reader, actor, filter, [
      ['v.resource_id = ?::uuid', resourceId],
      [resourceSeenBy(actor)],
    ]);
    return ofSeen(page, resourceId, this.reader, actor);
  }
}
