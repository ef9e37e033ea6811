import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import type { Page } from '#domain/kernel/page';
import { given, Listing, type ListInput } from '#platform/http/listing';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { isMyLink, selectGuardianLink, GuardianLinkView } from './guardian-link.view.js';

export const GUARDIAN_LINK_SORTS = ['id', '-id'] as const;

type GuardianLinkSort = (typeof GUARDIAN_LINK_SORTS)[number];

export interface GuardianLinkFilter extends ListInput<GuardianLinkSort> {
  readonly guardianId?: string;
  readonly studentId?: string;
}

export class ListGuardianLinksQuery extends Query<Page<GuardianLinkView>> {
  constructor(
    readonly filter: GuardianLinkFilter,
    readonly actor: Actor,
  ) {
    super();
  }
}

const listing = new Listing<GuardianLinkView, GuardianLinkSort>(selectGuardianLink, {
  id: [['l.id', 'uuid', 'id']],
});

@QueryHandler(ListGuardianLinksQuery)
export class ListGuardianLinksHandler implements IQueryHandler<ListGuardianLinksQuery> {
  constructor(private readonly reader: TenantReader) {}

  execute({ filter, actor }: ListGuardianLinksQuery): Promise<Page<GuardianLinkView>> {
    const ownOnly = actor.reach('roster.person.read') === 'own';
    return listing.page(this.reader, actor, filter, [
      given('l.guardian_id = ?', filter.guardianId),
      given('l.student_id = ?', filter.studentId),
      ownOnly && [isMyLink],
    ]);
  }
}
