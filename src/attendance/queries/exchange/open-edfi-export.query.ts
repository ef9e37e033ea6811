import { Inject } from '@nestjs/common';
import { Query, QueryBus, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { EdfiExportNotReady } from '#domain/attendance/edfi/edfi-export.errors';
import { InterchangeStore } from '#domain/attendance/edfi/edfi-ports';
import type { OpenedZip } from '#platform/http/zip-attachment';
import { GetEdfiExportQuery } from './get-edfi-export.query.js';

export class OpenEdfiExportQuery extends Query<OpenedZip> {
  constructor(
    readonly exportId: string,
    readonly actor: Actor,
  ) {
    super();
  }
}

@QueryHandler(OpenEdfiExportQuery)
export class OpenEdfiExportHandler implements IQueryHandler<OpenEdfiExportQuery> {
  constructor(
    private readonly queries: QueryBus,
    @Inject(InterchangeStore) private readonly store: InterchangeStore,
  ) {}

  /** @throws EdfiExportNotFound, EdfiExportNotReady */
  async execute({ exportId, actor }: OpenEdfiExportQuery): Promise<OpenedZip> {
    const { package: made } = await this.queries.execute(new GetEdfiExportQuery(exportId, actor));
    if (!made) throw new EdfiExportNotReady();
    const zip = await this.store.open({ exportId, schoolId: actor.schoolId! });
    return { bytes: made.bytes, zip };
  }
}
