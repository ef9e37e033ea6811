import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { ResourceNotFound } from '#domain/academy/resources/resource.errors';
import type { Actor } from '#domain/kernel/actor';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { ResourceView, selectResource } from './resource.view.js';
import { librarySightOf, resourceSeenWith } from './sight.js';

export class GetResourceQuery extends Query<ResourceView> {
  constructor(
    readonly resourceId: string,
    readonly actor: Actor,
  ) {
    super();
  }
}

const byId = prepared(`${selectResource} where r.id = $1::uuid and ${resourceSeenWith('$2')}`);

@QueryHandler(GetResourceQuery)
export class GetResourceHandler implements IQueryHandler<GetResourceQuery> {
  constructor(private readonly reader: TenantReader) {}

  /** @throws ResourceNotFound */
  async execute({ resourceId, actor }: GetResourceQuery): Promise<ResourceView> {
    const [found] = await this.reader.rows<ResourceView>(actor, byId, [resourceId, librarySightOf(actor)]);
    if (!found) throw new ResourceNotFound();
    return found;
  }
}
