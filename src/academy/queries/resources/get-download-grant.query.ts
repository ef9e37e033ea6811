import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { DownloadGrantNotFound } from '#domain/academy/resources/download.errors';
import type { Actor } from '#domain/kernel/actor';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { selectMadeGrant, type DownloadGrantView } from './download.view.js';

/** A grant that has just been made, with what its address says. */
export interface MadeGrant extends DownloadGrantView {
  readonly fileVersionId: string;
  readonly name: string;
}

/** For whoever has made it. */
export class GetDownloadGrantQuery extends Query<MadeGrant> {
  constructor(
    readonly downloadGrantId: string,
    readonly actor: Actor,
  ) {
    super();
  }
}

const mine = prepared(
  `${selectMadeGrant} where g.id = $1::uuid and g.created_by = platform.current_person()`,
);

@QueryHandler(GetDownloadGrantQuery)
export class GetDownloadGrantHandler implements IQueryHandler<GetDownloadGrantQuery> {
  constructor(private readonly reader: TenantReader) {}

  /** @throws DownloadGrantNotFound */
  async execute({ downloadGrantId, actor }: GetDownloadGrantQuery): Promise<MadeGrant> {
    const [found] = await this.reader.rows<MadeGrant>(actor, mine, [downloadGrantId]);
    if (!found) throw new DownloadGrantNotFound();
    return found;
  }
}
