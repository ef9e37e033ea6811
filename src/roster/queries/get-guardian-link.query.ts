import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { GuardianLinkNotFound } from '#domain/roster/guardian-link.errors';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { isMyLink, selectGuardianLink, GuardianLinkView } from './guardian-link.view.js';

export class GetGuardianLinkQuery extends Query<GuardianLinkView> {
  constructor(
    readonly guardianLinkId: string,
    readonly actor: Actor,
  ) {
    super();
  }
}

const byId = prepared(`${selectGuardianLink} where l.id = $1::uuid and (not $2::boolean or ${isMyLink})`);

@QueryHandler(GetGuardianLinkQuery)
export class GetGuardianLinkHandler implements IQueryHandler<GetGuardianLinkQuery> {
  constructor(private readonly reader: TenantReader) {}

  /** @throws GuardianLinkNotFound */
  async execute({ guardianLinkId, actor }: GetGuardianLinkQuery): Promise<GuardianLinkView> {
    const ownOnly = actor.reach('roster.person.read') === 'own';
    const [found] = await this.reader.rows<GuardianLinkView>(actor, byId, [guardianLinkId, ownOnly]);
    if (!found) throw new GuardianLinkNotFound();
    return found;
  }
}
