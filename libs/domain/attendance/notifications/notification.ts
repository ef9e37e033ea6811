import { AggregateRoot } from '../../kernel/aggregate-root.js';
import { newId } from '../../kernel/id.js';
import type { LocalDate } from '../../kernel/local-date.js';
import { localeFor } from '../../kernel/languages.js';
import {
  subscriptionOf,
  type NotificationContent,
  type NotificationKind,
  type NotificationMail,
  type NotificationState,
  type Recipient,
  type SkipReason,
  type TellingSchool,
} from './notification.words.js';

/** What is to be told to whom, and why. */
export interface NotificationCause {
  readonly schoolId: string;
  readonly kind: NotificationKind;
  /** The school's date that it is about. */
  readonly date: LocalDate;
  /** What makes it one: the student of an absence, the register of a reminder, the alert, the school itself. */
  readonly aboutId: string;
  readonly studentId: string | null;
  /** A correction ends a round; what is told of the same day after it begins the next. */
  readonly round?: number;
  /** The event that it came of; null when a schedule did. */
  readonly causeId: string | null;
  /** The school's language, for recipients whose own is not known. */
  readonly locale: string;
}

/** At the moment at which a mail is written. */
export interface HowThingsAre {
  /** Null when there is nothing to tell any more: the absence is explained, the register is taken. */
  readonly content: NotificationContent | null;
  /** Whether the recipient wants to hear of this still. */
  readonly wanted: boolean;
  /** Whether the recipient has heard meanwhile that it is not so: what was to be told first must not come after that. */
  readonly corrected: boolean;
}

/** One message to one person: queued, sent or refused, or not sent at all and why. It is the log, so nothing is removed. */
export class Notification extends AggregateRoot {
  readonly id!: string;
  readonly schoolId!: string;
  readonly kind!: NotificationKind;
  readonly date!: LocalDate;
  readonly aboutId!: string;
  readonly studentId!: string | null;
  readonly rosterPersonId!: string | null;
  readonly personId!: string | null;
  readonly recipientName!: string | null;
  /** Where it went, as the address was then. */
  readonly address!: string | null;
  readonly language!: string;
  readonly round!: number;
  readonly causeId!: string | null;
  readonly messageId!: string;
  readonly state!: NotificationState;
  readonly reason!: string | null;
  readonly queuedAt!: Date;
  /** Not before this instant. */
  readonly sendAt!: Date;
  /** Since when its content stands; from then on it counts as told, since a mail may be out of our hands. */
  readonly preparedAt!: Date | null;
  readonly content!: NotificationContent | null;
  readonly sentAt!: Date | null;
  readonly version!: number;

  /** For the recipient; null where there is nobody to tell, which the log is to show as well. */
  static about(cause: NotificationCause, recipient: Recipient | null, now: Date, sendAt: Date): Notification {
    const { locale, round = 1, ...what } = cause;
    const id = newId();
    const reason = reasonNotTo(recipient);
    const untold = { preparedAt: null, content: null, sentAt: null, version: 1 };
    return Object.assign(new Notification(), what, untold, {
      id,
      round,
      messageId: `notice.${id}`,
      rosterPersonId: recipient?.rosterPersonId ?? null,
      personId: recipient?.personId ?? null,
      recipientName: recipient?.name ?? null,
      address: recipient?.email ?? null,
      language: localeFor(recipient?.locale, locale),
      state: reason === null ? 'queued' : 'skipped',
      reason,
      queuedAt: now,
      sendAt,
    });
  }

  get isToBeSent(): boolean {
    return this.state === 'queued';
  }

  get isPrepared(): boolean {
    return this.preparedAt !== null;
  }

  /**
   * Freezes what it says, or gives it up when that is no longer so or no longer wanted. Prepared once, it stays so, unless
   * its correction was faster.
   */
  prepare({ content, wanted, corrected }: HowThingsAre, now: Date): void {
    if (!this.isToBeSent) return;
    if (corrected) return this.skip('no_longer_so');
    if (this.isPrepared) return;
    if (content !== null && wanted) Object.assign(this, { content, preparedAt: now });
    else this.skip(wanted ? 'no_longer_so' : 'unsubscribed');
  }

  /** The mail of a prepared notification, the same each time; nothing when there is none to send. */
  mail(school: TellingSchool): NotificationMail | null {
    const { content, address, schoolId, rosterPersonId, personId, kind } = this;
    if (!this.isToBeSent || content === null || address === null) return null;
    return {
      notificationId: this.id,
      messageId: this.messageId,
      to: address,
      name: this.recipientName,
      locale: this.language,
      date: this.date,
      school,
      content,
      unsubscribe: {
        schoolId,
        recipientId: (rosterPersonId ?? personId)!,
        subscription: subscriptionOf(kind),
      },
    };
  }

  /** The server has it. Told twice, the first time stands. */
  delivered(now: Date): void {
    if (this.isToBeSent) Object.assign(this, { state: 'sent' satisfies NotificationState, sentAt: now });
  }

  refused(answer: string): void {
    if (!this.isToBeSent) return;
    const reason = answer.replaceAll(/\s+/g, ' ').trim().slice(0, 500) || 'refused';
    Object.assign(this, { state: 'refused' satisfies NotificationState, reason });
  }

  private skip(reason: SkipReason): void {
    Object.assign(this, { state: 'skipped' satisfies NotificationState, reason });
  }
}

function reasonNotTo(recipient: Recipient | null): SkipReason | null {
  if (recipient === null) return 'nobody_to_tell';
  if (!recipient.wanted) return 'unsubscribed';
  return recipient.email ? null : 'no_address';
}
