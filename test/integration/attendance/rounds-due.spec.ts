import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Clock } from '#domain/kernel/clock';
import { addDays, dateIn, instantOf } from '#domain/kernel/local-date';
import { SqlDailyRounds } from '../../../src/attendance/persistence/notifications/sql-daily-rounds.js';
import {
  ListDueRoundsHandler,
  type DueRound,
} from '../../../src/attendance/queries/notifications/list-due-rounds.query.js';
import { member, PersistenceKit, type TestReplica } from '../../support/persistence-kit.js';

let kit: PersistenceKit;
let replica: TestReplica;
beforeAll(async () => {
  kit = await PersistenceKit.start();
  replica = kit.replica();
});
afterAll(() => kit.stop());

/** A school that has a register at 08:00 of each of the days, and sends its digest at that hour. */
async function school(zone: string, days: readonly string[], digestAt = '10:30'): Promise<string> {
  const id = await kit.school(zone);
  for (const date of days) {
    const startsAt = instantOf(zone, date, '08:00');
    await kit.admin.query(
      `insert into attendance.registers (id, school_id, date, section_id, period_id, title, period_name, time_zone,
         starts_at, ends_at)
       values (gen_random_uuid(), $1, $2, gen_random_uuid(), gen_random_uuid(), 'Maths', '1', $3, $4::timestamptz,
         $4::timestamptz + interval '45 minutes')`,
      [id, date, zone, startsAt],
    );
  }
  await kit.admin.query(
    `insert into attendance.notification_settings values ($1, true, 0, true, 15, 'start', true, $2, true)`,
    [id, digestAt],
  );
  return id;
}

/** What is due in the school at an instant. */
async function dueAt(schoolId: string, instant: Date | string): Promise<DueRound['round'][]> {
  const clock: Clock = { now: () => new Date(instant) };
  const due = await new ListDueRoundsHandler(replica.reader, clock).execute();
  return due.filter((one) => one.schoolId === schoolId).map(({ round }) => round);
}

/** Begins the round as the job does; tells whether it was begun. */
const begin = (schoolId: string, date: string) =>
  replica.unitOfWork.run(member(schoolId), () => new SqlDailyRounds().begin('digest', date));

/** How often the digest goes out when the clock is looked at every ten minutes of the school's date. */
async function digestsOn(schoolId: string, zone: string, date: string): Promise<string[]> {
  const sent: string[] = [];
  const [first, last] = [instantOf(zone, date, '00:00'), instantOf(zone, addDays(date, 1), '00:00')];
  for (let at = first.getTime(); at < last.getTime(); at += 600_000) {
    const now = new Date(at);
    if (!(await dueAt(schoolId, now)).includes('digest')) continue;
    if (await begin(schoolId, dateIn(zone, now))) sent.push(now.toISOString());
  }
  return sent;
}

describe('what a school has to do by its own clock (K3)', () => {
  it('is a digest at its hour, wherever the school lies', async () => {
    const day = '2026-11-23';
    const kiritimati = await school('Pacific/Kiritimati', [day]);
    const niue = await school('Pacific/Niue', [day]);
    expect(await digestsOn(kiritimati, 'Pacific/Kiritimati', day)).toEqual(['2026-11-22T20:30:00.000Z']);
    expect(await digestsOn(niue, 'Pacific/Niue', day)).toEqual(['2026-11-23T21:30:00.000Z']);
  });

  it.each([
    [
      'an hour that a spring change skips',
      'Europe/Warsaw',
      '2026-03-29',
      '02:30',
      '2026-03-29T01:00:00.000Z',
    ],
    [
      'an hour that an autumn change repeats',
      'Europe/Warsaw',
      '2026-10-25',
      '02:30',
      '2026-10-25T00:30:00.000Z',
    ],
    ['a change of half an hour', 'Australia/Lord_Howe', '2026-10-04', '02:10', '2026-10-03T15:30:00.000Z'],
    ['midnight, where the change skips it', 'Asia/Beirut', '2026-03-29', '00:00', '2026-03-28T22:00:00.000Z'],
  ])('comes once on the day of %s', async (_, zone, day, digestAt, at) => {
    const id = await school(zone, [day, addDays(day, 1)], digestAt);
    expect(await digestsOn(id, zone, day)).toEqual([at]);
    expect(await digestsOn(id, zone, addDays(day, 1))).toHaveLength(1);
  });

  it('comes late when nobody looked in time, once, and never on the next day', async () => {
    const id = await school('Europe/Warsaw', ['2026-11-23', '2026-11-24']);
    expect(await dueAt(id, '2026-11-23T21:00:00Z')).toContain('digest');
    expect(await dueAt(id, '2026-11-24T03:00:00Z')).toEqual([]);
  });

  it('is nothing on a day without registers, and no digest where none is wanted', async () => {
    const id = await school('Europe/Warsaw', ['2026-11-23']);
    expect(await dueAt(id, '2026-11-24T15:00:00Z')).toEqual([]);
    await kit.admin.query(
      'update attendance.notification_settings set digest_on = false where school_id = $1',
      [id],
    );
    expect(await dueAt(id, '2026-11-23T15:00:00Z')).toEqual(['overdue']);
  });

  it('is begun by one of those who look at once (R4)', async () => {
    const id = await school('Europe/Warsaw', ['2026-11-23']);
    const begun = await Promise.all(Array.from({ length: 6 }, () => begin(id, '2026-11-23')));
    expect(begun.filter(Boolean)).toHaveLength(1);
  });

  it('is a look at registers that are overdue, until they were noted', async () => {
    const id = await school('Europe/Warsaw', ['2026-11-23']);
    const at = '2026-11-23T07:15:00Z';
    expect(await dueAt(id, '2026-11-23T07:14:59Z')).toEqual([]);
    expect(await dueAt(id, at)).toEqual(['overdue']);
    await kit.admin.query(
      `insert into attendance.overdue_registers (school_id, date, register_id, overdue_since)
       select school_id, date, id, $2 from attendance.registers where school_id = $1`,
      [id, at],
    );
    expect(await dueAt(id, at)).toEqual([]);
  });

  it('goes by the standard where the school has chosen nothing, and is nothing when it is closed', async () => {
    const id = await school('Europe/Warsaw', ['2026-11-23']);
    await kit.admin.query('delete from attendance.notification_settings where school_id = $1', [id]);
    expect(await dueAt(id, '2026-11-23T09:29:00Z')).toEqual(['overdue']);
    // In this order: the digest is sent once, and tells of what was noted.
    expect(await dueAt(id, '2026-11-23T09:30:00Z')).toEqual(['overdue', 'digest']);
    await kit.admin.query(`update identity.schools set status = 'closed' where id = $1`, [id]);
    expect(await dueAt(id, '2026-11-23T09:30:00Z')).toEqual([]);
  });

  it('is a report of each day with registers, from its hour on and for half a day, of the day before in the morning', async () => {
    const zone = 'America/New_York';
    const id = await school(zone, ['2026-11-23', '2026-11-24']);
    const choose = (reportAt: string, reportOn = true) =>
      kit.admin.query(
        'update attendance.notification_settings set report_at = $2, report_on = $3 where school_id = $1',
        [id, reportAt, reportOn],
      );
    const reportAt = async (date: string, hour: string) => {
      const clock: Clock = { now: () => new Date(instantOf(zone, date, hour)) };
      const due = await new ListDueRoundsHandler(replica.reader, clock).execute();
      return due.flatMap((one) => (one.schoolId === id && one.round === 'report' ? [one.date] : []));
    };
    await choose('18:30');
    expect(await reportAt('2026-11-23', '18:29')).toEqual([]);
    expect(await reportAt('2026-11-23', '18:30')).toEqual(['2026-11-23']);
    expect(await reportAt('2026-11-24', '06:29')).toEqual(['2026-11-23']);
    expect(await reportAt('2026-11-24', '06:30')).toEqual([]);
    expect(await reportAt('2026-11-25', '19:00')).toEqual([]);
    await choose('05:00');
    expect(await reportAt('2026-11-24', '04:59')).toEqual([]);
    expect(await reportAt('2026-11-24', '05:00')).toEqual(['2026-11-23']);
    await replica.unitOfWork.run(member(id), () => new SqlDailyRounds().begin('report', '2026-11-23'));
    expect(await reportAt('2026-11-24', '05:00')).toEqual([]);
    expect(await reportAt('2026-11-25', '05:00')).toEqual(['2026-11-24']);
    await choose('05:00', false);
    expect(await reportAt('2026-11-25', '05:00')).toEqual([]);
  });

  it('tells a stranger to the tables which schools, and nothing else', async () => {
    const app = await kit.connectionOf('app');
    const { fields } = await app.query('select * from attendance.rounds_due(now(), $1)', [
      JSON.stringify({ reminderMinutes: 15, reminderAfter: 'start', digestOn: true, digestAt: '10:30' }),
    ]);
    await app.end();
    expect(fields.map(({ name }) => name)).toEqual(['school_id', 'round']);
  });
});
