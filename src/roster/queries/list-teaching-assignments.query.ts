import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import type { Page } from '#domain/kernel/page';
import type { TeachingRole } from '#domain/roster/teaching-assignment.words';
import { given, Listing, type ListInput } from '#platform/http/listing';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { isMySection } from './own-reach.js';
import { selectTeachingAssignment, TeachingAssignmentView } from './teaching-assignment.view.js';

export const TEACHING_ASSIGNMENT_SORTS = ['startsOn', '-startsOn', 'sectionTitle', '-sectionTitle'] as const;

type TeachingAssignmentSort = (typeof TEACHING_ASSIGNMENT_SORTS)[number];

export interface TeachingAssignmentFilter extends ListInput<TeachingAssignmentSort> {
  readonly sectionId?: string;
  readonly teacherId?: string;
  readonly role?: TeachingRole;
  /** Only those whose dates include this day. */
  readonly on?: string;
}

export class ListTeachingAssignmentsQuery extends Query<Page<TeachingAssignmentView>> {
  constructor(
    readonly filter: TeachingAssignmentFilter,
    readonly actor: Actor,
  ) {
    super();
  }
}

const listing = new Listing<TeachingAssignmentView, TeachingAssignmentSort>(selectTeachingAssignment, {
  startsOn: [
    ['a.starts_on', 'date', 'startsOn'],
    ['a.id', 'uuid', 'id'],
  ],
  sectionTitle: [
    ['s.title', 'text', 'sectionTitle'],
    ['a.id', 'uuid', 'id'],
  ],
});

@QueryHandler(ListTeachingAssignmentsQuery)
export class ListTeachingAssignmentsHandler implements IQueryHandler<ListTeachingAssignmentsQuery> {
  constructor(private readonly reader: TenantReader) {}

  execute({ filter, actor }: ListTeachingAssignmentsQuery): Promise<Page<TeachingAssignmentView>> {
    const ownOnly = actor.reach('roster.section.read') === 'own';
    return listing.page(this.reader, actor, filter, [
      given('a.section_id = ?', filter.sectionId),
      given('a.teacher_id = ?', filter.teacherId),
      given('a.role = ?', filter.role),
      given(`? between a.starts_on and coalesce(a.ends_on, 'infinity')`, filter.on),
      ownOnly && [isMySection('a.section_id')],
    ]);
  }
}
