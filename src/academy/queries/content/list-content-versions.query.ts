import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import type { Page } from '#domain/kernel/page';
import type { VersionState } from '#domain/academy/content/content.words';
import { given, Listing, type ListInput } from '#platform/http/listing';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { VersionSummaryView } from './content-entry.view.js';
import { selectVersionSummary } from './content-version.view.js';
import { openTo, sightIn } from './sight.js';

export const CONTENT_VERSION_SORTS = ['id', '-id'] as const;
type Sort = (typeof CONTENT_VERSION_SORTS)[number];

export interface ContentVersionFilter extends ListInput<Sort> {
  readonly entryId?: string;
  readonly locale?: string;
  readonly state?: VersionState;
}

/** All that was ever written, as they were begun: of one entry, or, to be reviewed, of all. */
export class ListContentVersionsQuery extends Query<Page<VersionSummaryView>> {
  constructor(
    readonly filter: ContentVersionFilter,
    readonly actor: Actor,
  ) {
    super();
  }
}

const listing = new Listing<VersionSummaryView, Sort>(selectVersionSummary, {
  id: [['v.id', 'uuid', 'id']],
});

@QueryHandler(ListContentVersionsQuery)
export class ListContentVersionsHandler implements IQueryHandler<ListContentVersionsQuery> {
  constructor(private readonly reader: TenantReader) {}

  execute({ filter, actor }: ListContentVersionsQuery): Promise<Page<VersionSummaryView>> {
    return listing.page(this.reader, actor, filter, [
      [openTo(sightIn(actor))],
      given('v.entry_id = ?::uuid', filter.entryId),
      given('v.locale = ?', filter.locale),
      given('v.state = ?', filter.state),
    ]);
  }
}
