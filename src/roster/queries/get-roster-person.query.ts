import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { RosterPersonNotFound } from '#domain/roster/roster-person.errors';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { isOneOfMine } from './own-reach.js';
import { selectRosterPerson, RosterPersonView } from './roster-person.view.js';

export class GetRosterPersonQuery extends Query<RosterPersonView> {
  constructor(
    readonly rosterPersonId: string,
    readonly actor: Actor,
  ) {
    super();
  }
}

const byId = prepared(
  `${selectRosterPerson} where p.id = $1::uuid and (not $2::boolean or ${isOneOfMine('p.id')})`,
);

@QueryHandler(GetRosterPersonQuery)
export class GetRosterPersonHandler implements IQueryHandler<GetRosterPersonQuery> {
  constructor(private readonly reader: TenantReader) {}

  /** @throws RosterPersonNotFound */
  async execute({ rosterPersonId, actor }: GetRosterPersonQuery): Promise<RosterPersonView> {
    const ownOnly = actor.reach('roster.person.read') === 'own';
    const [found] = await this.reader.rows<RosterPersonView>(actor, byId, [rosterPersonId, ownOnly]);
    if (!found) throw new RosterPersonNotFound();
    return found;
  }
}
