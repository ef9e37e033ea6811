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
  /** As many rows of one thing to tell, but for their ids. */
  async function insert(changes: Readonly<Record<string, unknown>>, times = 1): Promise<void> {
    const shared = { school_id: await kit.school(), about_id: newId(), ...COLUMNS, ...changes };
    for (let i = 0; i < times; i++) await write({ id: newId(), ...shared });
  }
  async function write(row: Readonly<Record<string, unknown>>): Promise<void> {
    const names = Object.keys(row);
    const places = names.map((_, i) => `$${i + 1}`).join(', ');
    const sql = `insert into attendance.notifications (${names.join(', ')}) values (${places})`;
    await kit.admin.query(sql, Object.values(row));
  }

  it.each<[string, string, Readonly<Record<string, unknown>>, number?]>([
    ['told twice (R4, K5)', 'notifications_once', { state: 'skipped', reason: 'nobody_to_tell' }, 2],
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
  ])(
    'holds by itself that nothing is %s, shown by taking that away',
    async (_, constraint, changes, times = 1) => {
      await expect(insert(changes, times)).rejects.toMatchObject({ constraint });
      await insert({ state: 'skipped', reason: 'no_address' });
      await kit.admin.query('begin');
      await kit.admin.query(`alter table attendance.notifications drop constraint ${constraint}`);
      await insert(changes, times);
      await kit.admin.query('rollback');
    },
  );

  it.each([
    ['overdue_registers_pkey', 'overdue_registers', 'register_id, overdue_since', `id, ends_at`],
    ['daily_rounds_pkey', 'daily_rounds', 'round', `'digest'`],
  ])(
    'R4 holds by itself that a clock is acted on once: %s, shown by taking it away',
    async (key, table, columns, values) => {
      const [schoolId, id] = [await kit.school(), newId()];
      await kit.admin.query(
        `insert into attendance.registers (id, school_id, date, section_id, period_id, title, period_name, time_zone,
         starts_at, ends_at)
       values ($1, $2, '2026-11-23', $1, $1, 'Maths', '1', 'UTC', '2026-11-23T08:00Z', '2026-11-23T08:45Z')`,
        [id, schoolId],
      );
      const note = () =>
        kit.admin.query(
          `insert into attendance.${table} (school_id, date, ${columns})
         select school_id, date, ${values} from attendance.registers where id = $1`,
          [id],
        );
      await note();
      await expect(note()).rejects.toMatchObject({ constraint: key });
      await kit.admin.query('begin');
      await kit.admin.query(`alter table attendance.${table} drop constraint ${key}`);
      await note();
      await kit.admin.query('rollback');
    },
  );
});
