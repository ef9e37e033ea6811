import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { AcademicYearNotFound } from '#domain/roster/academic-year.errors';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { selectAcademicYear, AcademicYearView } from './academic-year.view.js';

export class GetAcademicYearQuery extends Query<AcademicYearView> {
  constructor(
    readonly academicYearId: string,
    readonly actor: Actor,
  ) {
    super();
  }
}

const byId = prepared(`${selectAcademicYear} where y.id = $1::uuid`);

@QueryHandler(GetAcademicYearQuery)
export class GetAcademicYearHandler implements IQueryHandler<GetAcademicYearQuery> {
  constructor(private readonly reader: TenantReader) {}

  /** @throws AcademicYearNotFound */
  async execute({ academicYearId, actor }: GetAcademicYearQuery): Promise<AcademicYearView> {
    const [found] = await this.reader.rows<AcademicYearView>(actor, byId, [academicYearId]);
    if (!found) throw new AcademicYearNotFound();
    return found;
  }
}
