import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { STANDARD_CHOICES, type ReminderAnchor } from '#domain/attendance/notifications/notification-choices';
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
    digest_at as "digestAt", alert_on as "alertOn", version
  from attendance.notification_settings where school_id = platform.current_school()`);

@QueryHandler(GetNotificationSettingsQuery)
export class GetNotificationSettingsHandler implements IQueryHandler<GetNotificationSettingsQuery> {
  constructor(private readonly reader: TenantReader) {}

  async execute({ actor }: GetNotificationSettingsQuery): Promise<NotificationSettingsView> {
    const [chosen] = await this.reader.rows<NotificationSettingsView>(actor, ofSchool);
    return chosen ?? { ...STANDARD_CHOICES, version: 0 };
  }
}
