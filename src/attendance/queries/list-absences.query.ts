import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import type { Page } from '#domain/kernel/page';
import type { AbsenceKind, AbsenceState } from '#domain/attendance/absence/absence.words';
import { given, Listing, type ListInput } from '#platform/http/listing';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { AbsenceView, isMyAbsence, selectAbsence } from './absence.view.js';

export const ABSENCE_SORTS = ['id', '-id', 'startsOn', '-startsOn'] as const;

type AbsenceSort = (typeof ABSENCE_SORTS)[number];

export interface AbsenceFilter extends ListInput<AbsenceSort> {
  readonly studentId?: string;
  readonly state?: AbsenceState;
  readonly kind?: AbsenceKind;
  /** Only those that last on this day or later. */
  readonly from?: string;
  /** Only those that last on this day or earlier. */
  readonly to?: string;
}

export class ListAbsencesQuery extends Query<Page<AbsenceView>> {
  constructor(
    readonly filter: AbsenceFilter,
    readonly actor: Actor,
  ) {
    super();
  }
}

const listing = new Listing<AbsenceView, AbsenceSort>(selectAbsence, {
  id: [['a.id', 'uuid', 'id']],
  startsOn: [
    ['a.starts_on', 'date', 'startsOn'],
    ['a.id', 'uuid', 'id'],
  ],
});

@QueryHandler(ListAbsencesQuery)
export class ListAbsencesHandler implements IQueryHandler<ListAbsencesQuery> {
  constructor(private readonly reader: TenantReader) {}

  execute({ filter, actor }: ListAbsencesQuery): Promise<Page<AbsenceView>> {
    const ownOnly = actor.reach('attendance.absence.read') === 'own';
    return listing.page(this.reader, actor, filter, [
      given('a.student_id = ?', filter.studentId),
      given('a.state = ?', filter.state),
      given('a.kind = ?', filter.kind),
      given('a.ends_on >= ?', filter.from),
      given('a.starts_on <= ?', filter.to),
      ownOnly && [isMyAbsence],
    ]);
  }
}
