import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import { dateIn } from '../../../kernel/local-date.js';
import type { DailyRounds, DigestDesk } from '../daily-rounds.js';
import { Notification } from '../notification.js';
import type { NotificationDispatch } from '../notification-dispatch.js';
import type { NotificationRepository } from '../notification.repository.js';

/** Tells office and heads, once a day, which registers are not taken; nobody when all are. */
export class SendDigestUseCase {
  constructor(
    private readonly deps: {
      rounds: DailyRounds;
      desk: DigestDesk;
      notifications: NotificationRepository;
      dispatch: NotificationDispatch;
      clock: Clock;
    },
  ) {}

  async execute(actor: Actor): Promise<void> {
    const { rounds, desk, notifications, dispatch, clock } = this.deps;
    const now = clock.now();
    const { timeZone, locale } = await desk.school();
    const date = dateIn(timeZone, now);
    if (!(await rounds.begin('digest', date)) || !(await desk.anyMissing(date))) return;
    const schoolId = actor.schoolId!;
    const what = { schoolId, kind: 'registers_not_taken', date, aboutId: schoolId } as const;
    const cause = { ...what, studentId: null, causeId: null, locale };
    const recipients = await desk.recipients();
    const digests = recipients.map((recipient) => Notification.about(cause, recipient, now, now));
    await dispatch.send(await notifications.place(digests));
  }
}
