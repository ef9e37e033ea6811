import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { anonymous } from '#domain/kernel/actor';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';

/** Whether the platform has an administrator: a new installation has none. */
export class PlatformIsLedQuery extends Query<boolean> {}

const isLed = prepared(`select identity.platform_is_led() as led`);

@QueryHandler(PlatformIsLedQuery)
export class PlatformIsLedHandler implements IQueryHandler<PlatformIsLedQuery> {
  constructor(private readonly reader: TenantReader) {}

  async execute(): Promise<boolean> {
    const [row] = await this.reader.rows<{ led: boolean }>(anonymous, isLed);
    return row?.led ?? false;
  }
}
