import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import type { Page } from '#domain/kernel/page';
import { given, Listing, type ListInput } from '#platform/http/listing';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { DeskEntryView, selectDeskEntry } from './desk-entry.view.js';

export const DESK_ENTRY_SORTS = ['id', '-id'] as const;

type DeskEntrySort = (typeof DESK_ENTRY_SORTS)[number];

export interface DeskEntryFilter extends ListInput<DeskEntrySort> {
  readonly studentId?: string;
  /** The school's date. */
  readonly date?: string;
  /** Those that were crossed out as well. */
  readonly withdrawn: boolean;
}

export class ListDeskEntriesQuery extends Query<Page<DeskEntryView>> {
  constructor(
    readonly filter: DeskEntryFilter,
    readonly actor: Actor,
  ) {
    super();
  }
}

const listing = new Listing<DeskEntryView, DeskEntrySort>(selectDeskEntry, { id: [['d.id', 'uuid', 'id']] });

@QueryHandler(ListDeskEntriesQuery)
export class ListDeskEntriesHandler implements IQueryHandler<ListDeskEntriesQuery> {
  constructor(private readonly reader: TenantReader) {}

  execute({ filter, actor }: ListDeskEntriesQuery): Promise<Page<DeskEntryView>> {
    return listing.page(this.reader, actor, filter, [
      given('d.student_id = ?', filter.studentId),
      given('d.date = ?', filter.date),
      !filter.withdrawn && ['d.withdrawn_at is null'],
    ]);
  }
}
