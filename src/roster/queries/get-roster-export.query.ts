import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { RosterExportNotFound } from '#domain/roster/export/roster-export.errors';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { RosterExportView, selectExport } from './roster-export.view.js';

/** Where an export was asked for: below a district, or below a school. */
export interface ExportAddress {
  readonly exportId: string;
  readonly districtId?: string;
  readonly schoolId?: string;
}

export class GetRosterExportQuery extends Query<RosterExportView> {
  constructor(
    readonly at: ExportAddress,
    readonly actor: Actor,
  ) {
    super();
  }
}

const byId = prepared(`
  ${selectExport}
  where x.id = $1::uuid and x.school_id is not distinct from $2::uuid and x.district_id = coalesce($3::uuid, x.district_id)`);

@QueryHandler(GetRosterExportQuery)
export class GetRosterExportHandler implements IQueryHandler<GetRosterExportQuery> {
  constructor(private readonly reader: TenantReader) {}

  /** @throws RosterExportNotFound */
  async execute({ at, actor }: GetRosterExportQuery): Promise<RosterExportView> {
    const values = [at.exportId, at.schoolId ?? null, at.districtId ?? null];
    const [found] = await this.reader.rows<RosterExportView>(actor, byId, values);
    if (!found) throw new RosterExportNotFound();
    return found;
  }
}
