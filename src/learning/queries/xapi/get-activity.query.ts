import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import type { Fields } from '#domain/learning/xapi/shape';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { definitionsOf } from './stored-statements.js';

/** An activity with everything that statements have said of it; one that nobody has named is known by its id alone. */
export class GetActivityQuery extends Query<Fields> {
  constructor(
    readonly activityId: string,
    readonly actor: Actor,
  ) {
    super();
  }
}

@QueryHandler(GetActivityQuery)
export class GetActivityHandler implements IQueryHandler<GetActivityQuery> {
  constructor(private readonly reader: TenantReader) {}

  async execute({ activityId, actor }: GetActivityQuery): Promise<Fields> {
    const known = await this.reader.read(actor, (read) => definitionsOf(read, [activityId]));
    const definition = known.get(activityId);
    return { objectType: 'Activity', id: activityId, ...(definition && { definition }) };
  }
}
