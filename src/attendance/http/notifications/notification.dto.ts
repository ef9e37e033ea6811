import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsUUID,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { Type } from 'class-transformer';
import {
  REMINDER_ANCHORS,
  REPORT_READERS,
  type ReminderAnchor,
  type ReportReader,
} from '#domain/attendance/notifications/notification-choices';
import {
  NOTIFICATION_KINDS,
  NOTIFICATION_STATES,
  SUBSCRIPTIONS,
  type NotificationKind,
  type NotificationState,
  type Subscription,
} from '#domain/attendance/notifications/notification.words';
import { PageQuery } from '#platform/http/page';
import { IsLocalDate, IsTimeOfDay, MayBeLeftOut } from '#platform/http/rules';
import type { NotificationFilter } from '../../queries/notifications/list-notifications.query.js';
import { NotificationView } from '../../queries/notifications/notification.view.js';

export class NotificationListQuery extends PageQuery implements NotificationFilter {
  @MayBeLeftOut()
  @IsIn(NOTIFICATION_KINDS)
  kind?: NotificationKind;

  @MayBeLeftOut()
  @IsIn(NOTIFICATION_STATES)
  state?: NotificationState;

  @MayBeLeftOut()
  @IsUUID()
  studentId?: string;

  /** The school's record of somebody or, for members without one, the person. */
  @MayBeLeftOut()
  @IsUUID()
  recipientId?: string;

  /** About this date or later. */
  @MayBeLeftOut()
  @IsLocalDate()
  from?: string;

  /** About this date or earlier. */
  @MayBeLeftOut()
  @IsLocalDate()
  to?: string;
}

export class NotificationPage {
  items!: NotificationView[];
  /** Give it as `after` to get the next page; absent on the last. */
  next?: string;
}

/** What is left out stays as it is. */
export class ChangeNotificationSettingsDto {
  /** Guardians hear of an absence that nobody has explained. */
  @MayBeLeftOut()
  @IsBoolean()
  absenceOn?: boolean;

  /** Seconds between submission and mail, in which a slip can be put right. */
  @MayBeLeftOut()
  @IsInt()
  @Min(0)
  @Max(60)
  absenceDelaySeconds?: number;

  /** Teachers are reminded of a register that they have not submitted. */
  @MayBeLeftOut()
  @IsBoolean()
  reminderOn?: boolean;

  /** A register counts as not taken so many minutes after the start or end of its session. */
  @MayBeLeftOut()
  @IsInt()
  @Min(0)
  @Max(240)
  reminderMinutes?: number;

  @MayBeLeftOut()
  @IsIn(REMINDER_ANCHORS)
  reminderAfter?: ReminderAnchor;

  /** Office and heads get a list of the registers not taken, once a day. */
  @MayBeLeftOut()
  @IsBoolean()
  digestOn?: boolean;

  /** The school's wall clock. */
  @MayBeLeftOut()
  @IsTimeOfDay()
  digestAt?: string;

  /** Those whom a rule names are mailed when one of its alerts opens. */
  @MayBeLeftOut()
  @IsBoolean()
  alertOn?: boolean;

  /** Those whom the school names get the figures of each day with registers, with a page to be printed. */
  @MayBeLeftOut()
  @IsBoolean()
  reportOn?: boolean;

  /** The school's wall clock: from noon on about that day, before noon about the day before. */
  @MayBeLeftOut()
  @IsTimeOfDay()
  reportAt?: string;

  /** In which roles one gets it. */
  @MayBeLeftOut()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsIn(REPORT_READERS, { each: true })
  reportTo?: ReportReader[];
}

export class PreferenceDto {
  /** `absence` goes for corrections as well. */
  @IsIn(SUBSCRIPTIONS)
  subscription!: Subscription;

  @IsBoolean()
  wanted!: boolean;
}

export class ChoosePreferencesDto {
  /** Kinds that are left out stay as they are. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(SUBSCRIPTIONS.length)
  @ArrayUnique((one: PreferenceDto) => one?.subscription, { message: '$property must name each kind once' })
  @ValidateNested({ each: true })
  @Type(() => PreferenceDto)
  items!: PreferenceDto[];
}
