import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';

export class TimeZoneQuery extends Query<string> {
  constructor(readonly actor: Actor) {
    super();
  }
}

const timeZone = prepared(`
  select time_zone as "timeZone" from identity_api.schools_v1 where school_id = platform.current_school()`);

@QueryHandler(TimeZoneQuery)
export class TimeZoneHandler implements IQueryHandler<TimeZoneQuery> {
  constructor(private readonly reader: TenantReader) {}

  async execute({ actor }: TimeZoneQuery): Promise<string> {
    const [school] = await this.reader.rows<{ timeZone: string }>(actor, timeZone);
    return school?.timeZone ?? 'UTC';
  }
}
