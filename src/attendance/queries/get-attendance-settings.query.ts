import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { CodePack } from '#domain/attendance/attendance-code.words';
import { DEFAULT_SETTINGS } from '#domain/attendance/attendance-settings.words';
import type { Actor } from '#domain/kernel/actor';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';

/** How the school takes attendance. */
export class AttendanceSettingsView {
  /** The pack that the school's codes came from; null when it made its own. */
  codePack!: CodePack | null;
  /** Days after submission until a register is locked. */
  lockAfterDays!: number;
  /** Minutes after the end of the day until a register that nobody has submitted counts as missed. */
  missedAfterMinutes!: number;
  /** Months after the end of a month until its records may go; null: as long as the installation says. */
  recordsKeptMonths!: number | null;
  /** Rises with each change; the ETag. */
  version!: number;
}

export class GetAttendanceSettingsQuery extends Query<AttendanceSettingsView> {
  constructor(readonly actor: Actor) {
    super();
  }
}

const settled = prepared(`
  select code_pack as "codePack", lock_after_days as "lockAfterDays", missed_after_minutes as "missedAfterMinutes",
    records_kept_months as "recordsKeptMonths", version
  from attendance.school_settings`);

@QueryHandler(GetAttendanceSettingsQuery)
export class GetAttendanceSettingsHandler implements IQueryHandler<GetAttendanceSettingsQuery> {
  constructor(private readonly reader: TenantReader) {}

  async execute({ actor }: GetAttendanceSettingsQuery): Promise<AttendanceSettingsView> {
    const [settings] = await this.reader.rows<AttendanceSettingsView>(actor, settled, []);
    return settings ?? { ...DEFAULT_SETTINGS, version: 1 };
  }
}
