import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { AbsenceNotFound } from '#domain/attendance/absence/absence.errors';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { AbsenceView, isMyAbsence, selectAbsence } from './absence.view.js';

export class GetAbsenceQuery extends Query<AbsenceView> {
  constructor(
    readonly absenceId: string,
    readonly actor: Actor,
  ) {
    super();
  }
}

const byId = prepared(`${selectAbsence} where a.id = $1::uuid and (not $2::boolean or ${isMyAbsence})`);

@QueryHandler(GetAbsenceQuery)
export class GetAbsenceHandler implements IQueryHandler<GetAbsenceQuery> {
  constructor(private readonly reader: TenantReader) {}

  /** @throws AbsenceNotFound */
  async execute({ absenceId, actor }: GetAbsenceQuery): Promise<AbsenceView> {
    const ownOnly = actor.reach('attendance.absence.read') === 'own';
    const [found] = await this.reader.rows<AbsenceView>(actor, byId, [absenceId, ownOnly]);
    if (!found) throw new AbsenceNotFound();
    return found;
  }
}
