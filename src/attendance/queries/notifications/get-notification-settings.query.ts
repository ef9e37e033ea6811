import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  STANDARD_CHOICES,
  type ReminderAnchor,
  type ReportReader,
} from '#domain/attendance/notifications/notification-choices';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';

/** Which kinds of mail the school sends, and when. */
export class NotificationSettingsView {
  /** Guardians hear of an absence that nobody has explained. */
  absenceOn!: boolean;
  /** Seconds between submission and mail, in which a slip can be put right. */
  absenceDelaySeconds!: number;
  /** Teachers are reminded of a register that they have not submitted. */
  reminderOn!: boolean;
  /** A register counts as not taken so many minutes after the start or end of its session. */
  reminderMinutes!: number;
  reminderAfter!: ReminderAnchor;
  /** Office and heads get a list of the registers not taken, once a day. */
  digestOn!: boolean;
  /** The school's wall clock, `HH:mm`. */
  digestAt!: string;
  /** Those whom a rule names are mailed when one of its alerts opens. */
  alertOn!: boolean;
  /** Those whom the school names get the figures of each day with registers, with a page to be printed. */
  reportOn!: boolean;
  /** The school's wall clock, `HH:mm`: from noon on about that day, before noon about the day before. */
  reportAt!: string;
  /** In which roles one gets it. */
  reportTo!: ReportReader[];
  /** Rises with each change; the ETag. 0 where the school goes by the standard. */
  version!: number;
}

export class GetNotificationSettingsQuery extends Query<NotificationSettingsView> {
  constructor(readonly actor: Actor) {
    super();
  }
}

const ofSchool = prepared(`
  select absence_on as "absenceOn", absence_delay_seconds as "absenceDelaySeconds", reminder_on as "reminderOn",
    reminder_minutes as "reminderMinutes", reminder_after as "reminderAfter", digest_on as "digestOn",
    digest_at as "digestAt", alert_on as "alertOn", report_on as "reportOn", report_at as "reportAt",
    report_to as "reportTo", version
  from attendance.notification_settings where school_id = platform.current_school()`);

@QueryHandler(GetNotificationSettingsQuery)
export class GetNotificationSettingsHandler implements IQueryHandler<GetNotificationSettingsQuery> {
  constructor(private readonly reader: TenantReader) {}

  async execute({ actor }: GetNotificationSettingsQuery): Promise<NotificationSettingsView> {
    const [chosen] = await this.reader.rows<NotificationSettingsView>(actor, ofSchool);
    return chosen ?? { ...STANDARD_CHOICES, reportTo: [...STANDARD_CHOICES.reportTo], version: 0 };
  }
}
