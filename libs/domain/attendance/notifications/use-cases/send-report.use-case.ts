import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import type { LocalDate } from '../../../kernel/local-date.js';
import type { DailyRounds } from '../daily-rounds.js';
import { Notification } from '../notification.js';
import type { NotificationDispatch } from '../notification-dispatch.js';
import type { NotificationRepository } from '../notification.repository.js';
import type { ReportDesk } from '../report-desk.js';

export interface SendReportInput {
  /** The school's date that it is about. */
  readonly date: LocalDate;
}

/** Tells those whom the school has named how a day was, once. */
export class SendReportUseCase {
  constructor(
    private readonly deps: {
      rounds: DailyRounds;
      desk: ReportDesk;
      notifications: NotificationRepository;
      dispatch: NotificationDispatch;
      clock: Clock;
    },
  ) {}

  async execute({ date }: SendReportInput, actor: Actor): Promise<void> {
    const { rounds, desk, notifications, dispatch, clock } = this.deps;
    if (!(await rounds.begin('report', date))) return;
    const now = clock.now();
    const { locale } = await desk.school();
    const schoolId = actor.schoolId!;
    const what = { schoolId, kind: 'daily_report', date, aboutId: schoolId } as const;
    const cause = { ...what, studentId: null, causeId: null, locale };
    const recipients = await desk.recipients();
    const reports = recipients.map((recipient) => Notification.about(cause, recipient, now, now));
    await dispatch.send(await notifications.place(reports));
  }
}
