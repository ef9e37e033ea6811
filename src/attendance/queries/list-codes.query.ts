import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import type { Page } from '#domain/kernel/page';
import { given, Listing, type ListInput } from '#platform/http/listing';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { AttendanceCodeView, selectCode } from './attendance-code.view.js';

export const CODE_SORTS = ['ordinal', '-ordinal', 'code', '-code'] as const;

type CodeSort = (typeof CODE_SORTS)[number];

export interface CodeFilter extends ListInput<CodeSort> {
  /** Only those that are given, or only retired ones. */
  readonly active?: boolean | undefined;
}

export class ListCodesQuery extends Query<Page<AttendanceCodeView>> {
  constructor(
    readonly filter: CodeFilter,
    readonly actor: Actor,
  ) {
    super();
  }
}

const listing = new Listing<AttendanceCodeView, CodeSort>(selectCode, {
  ordinal: [
    ['c.ordinal', 'int', 'ordinal'],
    ['c.id', 'uuid', 'id'],
  ],
  code: [
    ['c.code', 'text', 'code'],
    ['c.id', 'uuid', 'id'],
  ],
});

@QueryHandler(ListCodesQuery)
export class ListCodesHandler implements IQueryHandler<ListCodesQuery> {
  constructor(private readonly reader: TenantReader) {}

  execute({ filter, actor }: ListCodesQuery): Promise<Page<AttendanceCodeView>> {
    return listing.page(this.reader, actor, filter, [given('c.active = ?', filter.active)]);
  }
}
