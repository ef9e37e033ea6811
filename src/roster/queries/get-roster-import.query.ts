import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { RosterImportNotFound } from '#domain/roster/import/roster-import.errors';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { RosterImportView, selectImport } from './roster-import.view.js';

export class GetRosterImportQuery extends Query<RosterImportView> {
  constructor(
    readonly at: { readonly importId: string; readonly districtId: string },
    readonly actor: Actor,
  ) {
    super();
  }
}

const byId = prepared(`${selectImport} where i.id = $1::uuid and i.district_id = $2::uuid`);

@QueryHandler(GetRosterImportQuery)
export class GetRosterImportHandler implements IQueryHandler<GetRosterImportQuery> {
  constructor(private readonly reader: TenantReader) {}

  /** @throws RosterImportNotFound */
  async execute({ at: { importId, districtId }, actor }: GetRosterImportQuery): Promise<RosterImportView> {
    const [found] = await this.reader.rows<RosterImportView>(actor, byId, [importId, districtId]);
    if (!found) throw new RosterImportNotFound();
    return found;
  }
}
