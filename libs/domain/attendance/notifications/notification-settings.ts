import { AggregateRoot } from '../../kernel/aggregate-root.js';
import {
  STANDARD_CHOICES,
  type NotificationChoices,
  type ReminderAnchor,
  type ReportReader,
} from './notification-choices.js';

/** Which kinds of mail a school sends, and when: the standard choices until it makes its own. */
export class NotificationSettings extends AggregateRoot {
  /** The school's: one for each. */
  readonly id!: string;
  readonly version!: number;
  readonly absenceOn!: boolean;
  readonly absenceDelaySeconds!: number;
  readonly reminderOn!: boolean;
  readonly reminderMinutes!: number;
  readonly reminderAfter!: ReminderAnchor;
  readonly digestOn!: boolean;
  readonly digestAt!: string;
  readonly alertOn!: boolean;
  readonly reportOn!: boolean;
  readonly reportAt!: string;
  readonly reportTo!: readonly ReportReader[];

  static standard(schoolId: string): NotificationSettings {
    return Object.assign(new NotificationSettings(), { id: schoolId, version: 0, ...STANDARD_CHOICES });
  }

  /** Changes what is given and leaves the rest. */
  choose(changes: Partial<NotificationChoices>): void {
    Object.assign(this, changes);
  }
}
