import { Inject } from '@nestjs/common';
import { Query, QueryBus, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { ExportStore } from '#domain/roster/export/export-ports';
import { RosterExportNotReady } from '#domain/roster/export/roster-export.errors';
import type { OpenedZip } from '#platform/http/zip-attachment';
import { GetRosterExportQuery, type ExportAddress } from './get-roster-export.query.js';

export class OpenRosterExportQuery extends Query<OpenedZip> {
  constructor(
    readonly at: ExportAddress,
    readonly actor: Actor,
  ) {
    super();
  }
}

@QueryHandler(OpenRosterExportQuery)
export class OpenRosterExportHandler implements IQueryHandler<OpenRosterExportQuery> {
  constructor(
    private readonly queries: QueryBus,
    @Inject(ExportStore) private readonly store: ExportStore,
  ) {}

  /** @throws RosterExportNotFound, RosterExportNotReady */
  async execute({ at, actor }: OpenRosterExportQuery): Promise<OpenedZip> {
    const {
      package: made,
      districtId,
      schoolId,
    } = await this.queries.execute(new GetRosterExportQuery(at, actor));
    if (!made) throw new RosterExportNotReady();
    const zip = await this.store.open({ exportId: at.exportId, districtId, schoolId });
    return { bytes: made.bytes, zip };
  }
}
