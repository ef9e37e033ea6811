import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import { Notification } from '../notification.js';
import type { NotificationDispatch } from '../notification-dispatch.js';
import type { NotificationRepository } from '../notification.repository.js';
import type { NotificationSettingsRepository } from '../notification-settings.repository.js';
import { OverdueLook, type OverdueDay, type OverdueRegisters } from '../overdue-registers.js';

/** Notes which registers are overdue now, shows them on the wall, and reminds whoever teaches the lesson, once. */
export class NoteOverdueRegistersUseCase {
  constructor(
    private readonly deps: {
      settings: NotificationSettingsRepository;
      overdue: OverdueRegisters;
      notifications: NotificationRepository;
      dispatch: NotificationDispatch;
      clock: Clock;
    },
  ) {}

  /** Answers how many registers have come to be overdue. */
  async execute(actor: Actor): Promise<number> {
    const { settings, overdue, notifications, dispatch, clock } = this.deps;
    const now = clock.now();
    const { reminderOn, reminderAfter, reminderMinutes } = await settings.ofSchool(actor.schoolId!);
    const look = new OverdueLook(actor.schoolId!, now, reminderAfter, reminderMinutes);
    const day = await overdue.note(look);
    look.found(day);
    if (reminderOn) await dispatch.send(await notifications.place(remindersOf(day, actor.schoolId!, now)));
    return day.registers.length;
  }
}

function remindersOf({ date, school, registers }: OverdueDay, schoolId: string, now: Date): Notification[] {
  return registers.flatMap(({ registerId: aboutId, recipients }) =>
    recipients.map((teacher) =>
      Notification.about(
        {
          schoolId,
          kind: 'register_reminder',
          date,
          aboutId,
          studentId: null,
          causeId: null,
          locale: school.locale,
        },
        teacher,
        now,
        now,
      ),
    ),
  );
}
