import { beforeEach, describe, expect, it } from '@jest/globals';
import { Notification, type NotificationCause } from '#domain/attendance/notifications/notification';
import { NotificationNotFound } from '#domain/attendance/notifications/notification.errors';
import type { NotificationRepository } from '#domain/attendance/notifications/notification.repository';
import { NotificationSettings } from '#domain/attendance/notifications/notification-settings';
import type { NotificationSettingsRepository } from '#domain/attendance/notifications/notification-settings.repository';
import { STANDARD_CHOICES } from '#domain/attendance/notifications/notification-choices';
import type { Recipient } from '#domain/attendance/notifications/notification.words';
import { newId } from '#domain/kernel/id';

const NOW = new Date('2026-11-23T09:00:00.000Z');

export interface NotificationStore {
  readonly schoolId: string;
  readonly notifications: NotificationRepository;
  readonly settings: NotificationSettingsRepository;
  /** One unit of work in the school. */
  run<T>(work: () => Promise<T>): Promise<T>;
}

/** What every implementation of the ports of the notification log does. */
export function behavesAsNotificationLog(start: () => Promise<NotificationStore>): void {
  let store: NotificationStore;
  let cause: NotificationCause;
  let mother: Recipient;

  beforeEach(async () => {
    store = await start();
    const student = newId();
    cause = {
      schoolId: store.schoolId,
      kind: 'absence',
      date: '2026-11-23',
      aboutId: student,
      studentId: student,
      causeId: newId(),
      locale: 'pl',
    };
    mother = {
      rosterPersonId: newId(),
      personId: null,
      name: 'Annabella Byron',
      email: 'annabella@example.org',
      locale: null,
      wanted: true,
    };
  });

  const about = (recipient: Recipient | null, changes: Partial<NotificationCause> = {}) =>
    Notification.about({ ...cause, ...changes }, recipient, NOW, NOW);
  const place = (...notifications: Notification[]) =>
    store.run(() => store.notifications.place(notifications));
  const read = (id: string) => store.run(async () => ({ ...(await store.notifications.byId(id)) }));

  describe('the notification log', () => {
    it('keeps a notification as it was made, and says what is to be sent', async () => {
      const made = about(mother);
      expect(await place(made)).toEqual([{ id: made.id, aboutId: cause.aboutId, sendAt: NOW, version: 1 }]);
      expect(await read(made.id)).toMatchObject({
        kind: 'absence',
        date: '2026-11-23',
        state: 'queued',
        reason: null,
        round: 1,
        version: 1,
        address: mother.email,
        recipientName: mother.name,
        language: 'pl',
        sentAt: null,
        causeId: cause.causeId,
        studentId: cause.studentId,
        messageId: `notice.${made.id}`,
      });
    });

    it('tells one thing once: kind, date, what it is about, recipient, round', async () => {
      const first = about(mother);
      await place(first);
      expect(
        await place(about(mother), about({ ...mother, email: 'other@example.org' }, { date: '2026-11-24' })),
      ).toHaveLength(1);
      const others = [
        about(mother, { kind: 'absence_correction' }),
        about(mother, { aboutId: newId() }),
        about(mother, { round: 2 }),
        about({ ...mother, rosterPersonId: newId() }),
        about({ ...mother, rosterPersonId: null, personId: newId() }),
      ];
      expect(await place(...others)).toHaveLength(others.length);
      expect(await place(...others.map(() => about(mother)))).toEqual([]);
      expect(await read(first.id)).toMatchObject({ version: 1, address: mother.email });
    });

    it('R4 tells it once, too, when two notice it at the same moment', async () => {
      const both = await Promise.all([place(about(mother)), place(about(mother))]);
      expect(both.flat()).toHaveLength(1);
    });

    it('notes once that there is nobody to tell, and writes when there is', async () => {
      expect(await place(about(null))).toEqual([]);
      expect(await place(about(null))).toEqual([]);
      const noAddress = about({ ...mother, email: null });
      expect(await place(noAddress)).toEqual([]);
      const [placed] = await place(about(mother));
      expect(placed).toMatchObject({ id: noAddress.id, version: 2 });
      expect(await read(noAddress.id)).toMatchObject({
        state: 'queued',
        reason: null,
        address: mother.email,
        messageId: `notice.${noAddress.id}`,
      });
    });

    it('stores what becomes of it', async () => {
      const made = about(mother);
      await place(made);
      const content = { kind: 'absence', student: 'Ada „Äÿ” Byron', sessions: [] } as const;
      const now = { content, wanted: true, corrected: false };
      await store.run(async () => (await store.notifications.byId(made.id)).prepare(now, NOW));
      expect(await read(made.id)).toMatchObject({ content, preparedAt: NOW, state: 'queued' });
      await store.run(async () => (await store.notifications.byId(made.id)).delivered(NOW));
      expect(await read(made.id)).toMatchObject({ state: 'sent', sentAt: NOW });
    });

    it('has nothing under an id that it did not give', async () => {
      await expect(read(newId())).rejects.toThrow(NotificationNotFound);
    });
  });

  describe('the settings of a school', () => {
    it('are the standard ones until something is chosen, then what was chosen', async () => {
      const load = () => store.settings.ofSchool(store.schoolId);
      expect(await store.run(load)).toMatchObject({ ...STANDARD_CHOICES, version: 0 });
      await store.run(async () => {
        const settings: NotificationSettings = await load();
        settings.choose({ digestAt: '07:45', absenceOn: false });
        store.settings.add(settings);
      });
      expect(await store.run(load)).toMatchObject({
        ...STANDARD_CHOICES,
        digestAt: '07:45',
        absenceOn: false,
      });
    });
  });
}
