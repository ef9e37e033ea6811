import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import type { Page } from '#domain/kernel/page';
import type { EnrolmentState } from '#domain/roster/enrolment.words';
import { given, Listing, type ListInput } from '#platform/http/listing';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { isOneOfMine } from './own-reach.js';
import { selectEnrolment, EnrolmentView } from './enrolment.view.js';

export const ENROLMENT_SORTS = ['studentName', '-studentName', 'startsOn', '-startsOn'] as const;

type EnrolmentSort = (typeof ENROLMENT_SORTS)[number];

export interface EnrolmentFilter extends ListInput<EnrolmentSort> {
  readonly sectionId?: string;
  readonly studentId?: string;
  readonly state?: EnrolmentState;
  /** Only those whose dates include this day. */
  readonly on?: string;
}

export class ListEnrolmentsQuery extends Query<Page<EnrolmentView>> {
  constructor(
    readonly filter: EnrolmentFilter,
    readonly actor: Actor,
  ) {
    super();
  }
}

const listing = new Listing<EnrolmentView, EnrolmentSort>(selectEnrolment, {
  studentName: [
    ['p.family_name', 'text', 'studentFamilyName'],
    ['e.id', 'uuid', 'id'],
  ],
  startsOn: [
    ['e.starts_on', 'date', 'startsOn'],
    ['e.id', 'uuid', 'id'],
  ],
});

@QueryHandler(ListEnrolmentsQuery)
export class ListEnrolmentsHandler implements IQueryHandler<ListEnrolmentsQuery> {
  constructor(private readonly reader: TenantReader) {}

  execute({ filter, actor }: ListEnrolmentsQuery): Promise<Page<EnrolmentView>> {
    const ownOnly = actor.reach('roster.person.read') === 'own';
    return listing.page(this.reader, actor, filter, [
      given('e.section_id = ?', filter.sectionId),
      given('e.student_id = ?', filter.studentId),
      given('e.state = ?', filter.state),
      given(`? between e.starts_on and coalesce(e.ends_on, 'infinity')`, filter.on),
      ownOnly && [isOneOfMine('e.student_id')],
    ]);
  }
}
