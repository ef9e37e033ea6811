import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import type { Page } from '#domain/kernel/page';
import {
  ROSTER_PERSON_STATES,
  ROSTER_ROLES,
  type RosterPersonState,
  type RosterRole,
} from '#domain/roster/roster-person.words';
import { given, givenWord, Listing, type ListInput } from '#platform/http/listing';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { namedLike } from './named-like.js';
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

@QueryHandler(ListRosterPeopleQuery)
export class ListRosterPeopleHandler implements IQueryHandler<ListRosterPeopleQuery> {
  constructor(private readonly reader: TenantReader) {}

  execute({ filter, actor }: ListRosterPeopleQuery): Promise<Page<RosterPersonView>> {
    const ownOnly = actor.reach('roster.person.read') === 'own';
    const { q, limit, after, sort, ...others } = filter;
    const page = { limit, after, sort };
    const isNarrowed = ownOnly || Object.values(others).some((other) => other !== undefined);
    return listing.page(this.reader, actor, page, [
      givenWord('? = any(p.roles)', filter.role, ROSTER_ROLES),
      givenWord('p.status = ?', filter.status, ROSTER_PERSON_STATES),
      given('? = any(p.grades)', filter.grade),
      given('p.identifier = ?', filter.identifier),
      namedLike(q, page, !isNarrowed),
      ownOnly && [isOneOfMine('p.id')],
    ]);
  }
}
