import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';

/** The record of a school that came from its records system under this id; null when there is none. */
export class PersonBySourceQuery extends Query<string | null> {
  constructor(
    readonly sourceId: string,
    readonly actor: Actor,
  ) {
    super();
  }
}

const bySource = prepared(
  `select id from roster.people where school_id = platform.current_school() and source_id = $1`,
);

@QueryHandler(PersonBySourceQuery)
export class PersonBySourceHandler implements IQueryHandler<PersonBySourceQuery> {
  constructor(private readonly reader: TenantReader) {}

  async execute({ sourceId, actor }: PersonBySourceQuery): Promise<string | null> {
    const [person] = await this.reader.rows<{ id: string }>(actor, bySource, [sourceId]);
    return person?.id ?? null;
  }
}
