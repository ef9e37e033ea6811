import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import { addDays, dateIn } from '../../../kernel/local-date.js';
import type { GuardianNews, GuardianNewsDesk, RegisterNews } from '../guardian-news.js';
import { Notification } from '../notification.js';
import type { NotificationDispatch } from '../notification-dispatch.js';
import type { NotificationRepository } from '../notification.repository.js';
import type { NotificationSettingsRepository } from '../notification-settings.repository.js';
import type { NotificationKind } from '../notification.words.js';

export interface TellGuardiansInput {
  readonly registerId: string;
  /** The event that it comes of. */
  readonly causeId: string;
}

/** An absence of longer ago is history, not news: registers that are entered afterwards alarm no family. */
export const NEWS_FOR_DAYS = 7;

/**
 * Families learn of an absence that nobody has explained once a day, when the first register with it is submitted; later
 * ones of the same day go into the same entry of the log. When nothing is left of it, they are told that too.
 */
export class TellGuardiansUseCase {
  constructor(
    private readonly deps: {
      settings: NotificationSettingsRepository;
      desk: GuardianNewsDesk;
      notifications: NotificationRepository;
      dispatch: NotificationDispatch;
      clock: Clock;
    },
  ) {}

  async execute({ registerId, causeId }: TellGuardiansInput, actor: Actor): Promise<void> {
    const { desk, settings, notifications, dispatch, clock } = this.deps;
    const now = clock.now();
    const news = await desk.newsOf(registerId);
    if (!news || !isNews(news, now)) return;
    const { absenceOn, absenceDelaySeconds } = await settings.ofSchool(actor.schoolId!);
    const later = new Date(now.getTime() + absenceDelaySeconds * 1000);
    const write = (kind: NotificationKind, sendAt: Date) => (one: GuardianNews) =>
      Notification.about(causeOf(kind, one, news, actor, causeId), one.recipient, now, sendAt);
    const placed = await notifications.place([
      ...(absenceOn ? news.absences.map(write('absence', later)) : []),
      ...news.corrections.map(write('absence_correction', now)),
    ]);
    await dispatch.send(placed);
  }
}

function isNews({ date, school }: RegisterNews, now: Date): boolean {
  return date > addDays(dateIn(school.timeZone, now), -NEWS_FOR_DAYS);
}

function causeOf(
  kind: NotificationKind,
  { studentId, round }: GuardianNews,
  { date, school }: RegisterNews,
  { schoolId }: Actor,
  causeId: string,
) {
  const { locale } = school;
  return { schoolId: schoolId!, kind, date, aboutId: studentId, studentId, round, causeId, locale };
}
