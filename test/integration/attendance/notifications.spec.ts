import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { InMemoryNotifications } from '#domain/attendance/notifications/testing/in-memory-notifications';
import { newId } from '#domain/kernel/id';
import { MikroNotificationSettingsRepository } from '../../../src/attendance/persistence/notifications/mikro-notification-settings.repository.js';
import { SqlNotificationRepository } from '../../../src/attendance/persistence/notifications/sql-notification.repository.js';
import { member, PersistenceKit, type TestReplica } from '../../support/persistence-kit.js';
import { behavesAsNotificationLog } from './notifications.contract.js';

describe('in memory', () => {
  behavesAsNotificationLog(async () => {
    const world = new InMemoryNotifications();
    return { schoolId: newId(), notifications: world, settings: world, run: (work) => work() };
  });
});

describe('in PostgreSQL', () => {
  let kit: PersistenceKit;
  let replica: TestReplica;
  beforeAll(async () => {
    kit = await PersistenceKit.start();
    replica = kit.replica();
  });
  afterAll(() => kit.stop());

  behavesAsNotificationLog(async () => {
    const schoolId = await kit.school();
    return {
      schoolId,
      notifications: new SqlNotificationRepository(),
      settings: new MikroNotificationSettingsRepository(),
      run: (work) => replica.unitOfWork.run(member(schoolId), work),
    };
  });

  const COLUMNS = {
    kind: 'absence',
    date: '2026-11-23',
    language: 'en',
    message_id: 'notice.x',
    queued_at: '2026-11-23',
    send_at: '2026-11-23',
  };
  async function insert(changes: Readonly<Record<string, unknown>>): Promise<void> {
    const id = newId();
    const row = { id, school_id: await kit.school(), about_id: id, ...COLUMNS, ...changes };
    const names = Object.keys(row);
    const places = names.map((_, i) => `$${i + 1}`).join(', ');
    const sql = `insert into attendance.notifications (${names.join(', ')}) values (${places})`;
    await kit.admin.query(sql, Object.values(row));
  }

  it.each([
    [
      'sent without a time',
      'notifications_sent',
      { state: 'sent', prepared_at: 'now', content: '{}', person_id: newId(), address: 'a@b' },
    ],
    [
      'sent without a content',
      'notifications_told',
      { state: 'sent', sent_at: 'now', person_id: newId(), address: 'a@b' },
    ],
    ['skipped without a reason', 'notifications_reason', { state: 'skipped' }],
    ['queued for nobody', 'notifications_addressed', { state: 'queued', address: 'a@b' }],
    ['queued to nowhere', 'notifications_addressed', { state: 'queued', person_id: newId() }],
    [
      'prepared with nothing',
      'notifications_prepared',
      { state: 'queued', prepared_at: 'now', person_id: newId(), address: 'a@b' },
    ],
  ])('holds by itself that nothing is %s', async (_, constraint, changes) => {
    await expect(insert(changes)).rejects.toMatchObject({ constraint });
    await insert({ state: 'skipped', reason: 'no_address' });
  });
});
