import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { DEFAULT_RULES } from '#domain/attendance/check-in/check-in.words';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { CheckInSettingsView } from './check-in.view.js';

export class GetCheckInSettingsQuery extends Query<CheckInSettingsView> {
  constructor(readonly actor: Actor) {
    super();
  }
}

const settings = prepared(`
  select late_after_minutes as "lateAfterMinutes", code_seconds as "codeSeconds", networks,
    present_code as "presentCode", late_code as "lateCode", version
  from attendance.check_in_settings where school_id = platform.current_school()`);

@QueryHandler(GetCheckInSettingsQuery)
export class GetCheckInSettingsHandler implements IQueryHandler<GetCheckInSettingsQuery> {
  constructor(private readonly reader: TenantReader) {}

  async execute({ actor }: GetCheckInSettingsQuery): Promise<CheckInSettingsView> {
    const [found] = await this.reader.rows<CheckInSettingsView>(actor, settings);
    return found ?? { ...DEFAULT_RULES, networks: [], version: 0 };
  }
}
