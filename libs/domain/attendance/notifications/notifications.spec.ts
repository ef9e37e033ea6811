import { beforeEach, describe, expect, it } from '@jest/globals';
import { systemActor } from '../../kernel/actor.js';
import { newId } from '../../kernel/id.js';
import { reachOf } from '../../kernel/permissions.js';
import { VersionStale } from '../../kernel/version.js';
import type { GuardianNews } from './guardian-news.js';
import { REPORT_READERS, STANDARD_CHOICES } from './notification-choices.js';
import type { HowThingsAre } from './notification.js';
import type { NotificationContent } from './notification.words.js';
import { InMemoryNotifications } from './testing/in-memory-notifications.js';
import { ChangeNotificationSettingsUseCase } from './use-cases/change-notification-settings.use-case.js';
import { NoteDeliveryUseCase } from './use-cases/note-delivery.use-case.js';
import { PrepareNotificationUseCase } from './use-cases/prepare-notification.use-case.js';
import { SendReportUseCase } from './use-cases/send-report.use-case.js';
import { NEWS_FOR_DAYS, TellGuardiansUseCase } from './use-cases/tell-guardians.use-case.js';

const NOW = new Date('2026-11-23T09:00:00Z');
const school = { name: 'Hill School', timeZone: 'Europe/Warsaw', locale: 'pl' };
const schoolId = newId();
const actor = systemActor(schoolId);
const clock = { now: () => NOW };

let world: InMemoryNotifications;
let tell: TellGuardiansUseCase;
beforeEach(() => {
  world = new InMemoryNotifications();
  const deps = { settings: world, desk: world, notifications: world, dispatch: world, clock };
  tell = new TellGuardiansUseCase(deps);
});

function guardian(given: Partial<GuardianNews['recipient'] & object> = {}): GuardianNews {
  const recipient = {
    rosterPersonId: newId(),
    personId: null,
    name: 'Annabella Byron',
    email: 'annabella@example.org',
    locale: null,
    wanted: true,
    ...given,
  };
  return { studentId: newId(), recipient, round: 1 };
}

function happens(
  absences: readonly GuardianNews[],
  { date = '2026-11-23', corrections = [] as GuardianNews[] } = {},
) {
  world.news = { date, school, absences, corrections };
  return tell.execute({ registerId: newId(), causeId: newId() }, actor);
}

const entries = () => [...world.log.values()];
const change = (changes: Partial<typeof STANDARD_CHOICES>, expectedVersion?: number) =>
  new ChangeNotificationSettingsUseCase({ settings: world }).execute({ changes, expectedVersion }, actor);

describe('telling guardians', () => {
  it('queues a mail at once, in the guardian’s language or else the school’s', async () => {
    await happens([guardian(), guardian({ locale: 'el' }), guardian({ locale: 'ja' })]);
    expect(entries().map(({ state, language }) => [state, language])).toEqual([
      ['queued', 'pl'],
      ['queued', 'el'],
      ['queued', 'pl'],
    ]);
    expect(world.dispatched.map(({ sendAt }) => sendAt)).toEqual([NOW, NOW, NOW]);
  });

  it('once a day for student and guardian, however many registers follow', async () => {
    const news = [guardian(), guardian()];
    await happens(news);
    await happens(news);
    await happens([...news].toReversed());
    expect(world.dispatched).toHaveLength(2);
    await happens(news, { date: '2026-11-24' });
    expect(world.dispatched).toHaveLength(4);
  });

  it('notes why somebody is not written to, and writes when that is over', async () => {
    const news = guardian({ email: null });
    const nobody = { ...guardian(), recipient: null };
    await happens([news, guardian({ wanted: false }), nobody]);
    expect(entries().map(({ reason }) => reason)).toEqual(['no_address', 'unsubscribed', 'nobody_to_tell']);
    expect(world.dispatched).toEqual([]);
    await happens([{ ...news, recipient: { ...news.recipient!, email: 'new@example.org' } }]);
    expect(world.dispatched).toHaveLength(1);
    expect(entries()[0]).toMatchObject({ state: 'queued', reason: null, address: 'new@example.org' });
  });

  it('waits as long as the school has chosen, and not at all with a correction', async () => {
    await change({ absenceDelaySeconds: 45 });
    await happens([guardian()], { corrections: [guardian()] });
    expect(world.dispatched.map(({ sendAt }) => sendAt.getTime() - NOW.getTime())).toEqual([45_000, 0]);
  });

  it('says nothing of new absences when the school has turned that off, but still corrects', async () => {
    await change({ absenceOn: false });
    await happens([guardian()], { corrections: [guardian()] });
    expect(entries().map(({ kind }) => kind)).toEqual(['absence_correction']);
  });

  it('alarms no family about what is a week ago, by the school’s date (K3)', async () => {
    await happens([guardian()], { date: '2026-11-16' });
    expect(entries()).toEqual([]);
    await happens([guardian()], { date: '2026-11-17' });
    expect(entries()).toHaveLength(1);
    expect(NEWS_FOR_DAYS).toBe(7);
  });

  it('tells again on the same day only after a correction: the next round', async () => {
    const news = guardian();
    await happens([news]);
    await happens([], { corrections: [news] });
    await happens([{ ...news, round: 2 }]);
    await happens([{ ...news, round: 2 }]);
    expect(entries().map(({ kind, round }) => [kind, round])).toEqual([
      ['absence', 1],
      ['absence_correction', 1],
      ['absence', 2],
    ]);
  });
});

describe('sending', () => {
  const content: NotificationContent = { kind: 'absence', student: 'Ada Byron', sessions: [] };
  let now: HowThingsAre;

  const prepare = async (notificationId: string) =>
    new PrepareNotificationUseCase({
      notifications: world,
      facts: { factsOf: async () => ({ school, ...now }) },
      clock,
    }).execute({ notificationId });
  const note = (notificationId: string, refusal: string | null) =>
    new NoteDeliveryUseCase({ notifications: world, clock }).execute({ notificationId, refusal });

  async function queued(): Promise<string> {
    now = { content, wanted: true, corrected: false };
    await happens([guardian()]);
    return world.dispatched[0]!.id;
  }

  it('R4 says the same again when it is tried again, whatever has changed meanwhile', async () => {
    const id = await queued();
    const first = await prepare(id);
    now = { content: null, wanted: false, corrected: false };
    expect(await prepare(id)).toEqual(first);
    expect(first).toMatchObject({ to: 'annabella@example.org', messageId: `notice.${id}`, content });
  });

  it('R4 is over once it was delivered: nothing is left to send', async () => {
    const id = await queued();
    await prepare(id);
    await note(id, null);
    expect(await prepare(id)).toBeNull();
    await note(id, 'too late');
    const sent = await world.byId(id);
    sent.delivered(new Date(NOW.getTime() + 60_000));
    expect(sent).toMatchObject({ state: 'sent', sentAt: NOW, reason: null });
  });

  it('is given up when its correction was faster, though it was prepared', async () => {
    const id = await queued();
    await prepare(id);
    now = { content: null, wanted: true, corrected: true };
    expect(await prepare(id)).toBeNull();
    expect(await world.byId(id)).toMatchObject({ state: 'skipped', reason: 'no_longer_so' });
  });

  it('is given up when it is no longer so, or no longer wanted', async () => {
    const id = await queued();
    now = { content: null, wanted: true, corrected: false };
    expect(await prepare(id)).toBeNull();
    expect(await world.byId(id)).toMatchObject({ state: 'skipped', reason: 'no_longer_so' });
    await happens([{ ...guardian(), studentId: newId() }]);
    now = { content, wanted: false, corrected: false };
    const second = world.dispatched[1]!.id;
    expect(await prepare(second)).toBeNull();
    expect(await world.byId(second)).toMatchObject({ state: 'skipped', reason: 'unsubscribed' });
  });

  it('keeps what the server answered when it refused for good', async () => {
    const id = await queued();
    await prepare(id);
    await note(id, '550 5.1.1\r\n  No such user');
    expect(await world.byId(id)).toMatchObject({ state: 'refused', reason: '550 5.1.1 No such user' });
    expect(await prepare(id)).toBeNull();
  });
});

describe('the report of a day', () => {
  it('may only be sent to those who may read the figures of the whole school', () => {
    for (const role of REPORT_READERS) expect(reachOf([role], 'attendance.analytics.read')).toBe('all');
    expect(REPORT_READERS.length).toBeGreaterThan(0);
  });

  it('R4 is placed once for its day, whoever asks again', async () => {
    const begun = new Set<string>();
    const head = {
      rosterPersonId: null,
      personId: newId(),
      name: 'Ann',
      email: 'ann@example.org',
      locale: null,
    };
    const report = new SendReportUseCase({
      rounds: { begin: async (round, date) => begun.size < begun.add(round + date).size },
      desk: {
        school: async () => school,
        recipients: async () => [{ ...head, wanted: true }],
      },
      notifications: world,
      dispatch: world,
      clock,
    });
    const execute = (date: string) => report.execute({ date }, actor);
    await execute('2026-11-23');
    await execute('2026-11-23');
    expect(world.dispatched).toHaveLength(1);
    await execute('2026-11-24');
    expect([...world.log.values()].map(({ kind, date, language }) => [kind, date, language])).toEqual([
      ['daily_report', '2026-11-23', 'pl'],
      ['daily_report', '2026-11-24', 'pl'],
    ]);
  });
});

describe('the settings of a school', () => {
  it('are the standard ones until it chooses, and keep what is not chosen', async () => {
    await change({ digestAt: '11:45' });
    expect(await world.ofSchool(schoolId)).toMatchObject({ ...STANDARD_CHOICES, digestAt: '11:45' });
  });

  it('refuse a change that was prepared on another version', async () => {
    await expect(change({ absenceOn: false }, 3)).rejects.toThrow(VersionStale);
    await change({ absenceOn: false }, 0);
  });
});
