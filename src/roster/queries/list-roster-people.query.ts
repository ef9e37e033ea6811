import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import type { Page } from '#domain/kernel/page';
import type { RosterPersonState, RosterRole } from '#domain/roster/roster-person.words';
import { given, Listing, type ListInput } from '#platform/http/listing';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { beginsWith } from './begins-with.js';
import { isOneOfMine } from './own-reach.js';
import { selectRosterPerson, RosterPersonView } from './roster-person.view.js';

export const ROSTER_PERSON_SORTS = ['familyName', '-familyName', 'givenName', '-givenName'] as const;

type RosterPersonSort = (typeof ROSTER_PERSON_SORTS)[number];

export interface RosterPersonFilter extends ListInput<RosterPersonSort> {
  readonly role?: RosterRole;
  readonly status?: RosterPersonState;
  readonly grade?: string;
  readonly identifier?: string;
  /** The beginning of the family, given or preferred name, in any case. */
  readonly q?: string;
}

export class ListRosterPeopleQuery extends Query<Page<RosterPersonView>> {
  constructor(
    readonly filter: RosterPersonFilter,
    readonly actor: Actor,
  ) {
    super();
  }
}

const listing = new Listing<RosterPersonView, RosterPersonSort>(selectRosterPerson, {
  familyName: [
    ['p.family_name', 'text', 'familyName'],
    ['p.given_name', 'text', 'givenName'],
    ['p.id', 'uuid', 'id'],
  ],
  givenName: [
    ['p.given_name', 'text', 'givenName'],
    ['p.family_name', 'text', 'familyName'],
    ['p.id', 'uuid', 'id'],
  ],
});

const isNamedLike = ['family_name', 'given_name', 'preferred_name']
  .map((name) => beginsWith(`p.${name}_lower`))
  .join(' or ');

@QueryHandler(ListRosterPeopleQuery)
export class ListRosterPeopleHandler implements IQueryHandler<ListRosterPeopleQuery> {
  constructor(private readonly reader: TenantReader) {}

  execute({ filter, actor }: ListRosterPeopleQuery): Promise<Page<RosterPersonView>> {
    const ownOnly = actor.reach('roster.person.read') === 'own';
    return listing.page(this.reader, actor, filter, [
      given('? = any(p.roles)', filter.role),
      given('p.status = ?', filter.status),
      given('? = any(p.grades)', filter.grade),
      given('p.identifier = ?', filter.identifier),
      given(isNamedLike, filter.q),
      ownOnly && [isOneOfMine('p.id')],
    ]);
  }
}
