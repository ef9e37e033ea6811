import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '#domain/kernel/id';
import { AttendanceByHand, type Fixture, type Rule } from '../../support/attendance-by-hand.js';
import { PersistenceKit } from '../../support/persistence-kit.js';

const drop = (table: string, constraint: string) =>
  `alter table attendance.${table} drop constraint ${constraint}`;

function window({ school, date, open }: Fixture, id = newId(), closesIn = '1 hour'): string {
  return `insert into attendance.check_in_windows (id, school_id, date, register_id, opened_at, closes_at)
    values ('${id}', '${school}', '${date}', '${open}', now(), now() + interval '${closesIn}');`;
}

function arrival({ school, date, open }: Fixture, student: string, windowId: string): string {
  return `insert into attendance.check_ins (school_id, date, register_id, student_id, window_id, arrived_at, person_id)
    values ('${school}', '${date}', '${open}', '${student}', '${windowId}', now(), gen_random_uuid());`;
}

const withWindow = (at: Fixture, rest: (windowId: string) => string) => {
  const id = newId();
  return window(at, id) + rest(id);
};

const RULES: Readonly<Record<string, Rule>> = {
  'A1 one check-in a student': {
    violation: (at) => withWindow(at, (id) => arrival(at, at.unmarked, id) + arrival(at, at.unmarked, id)),
    refusedBy: /^check_ins_\d{4}_\d\d_pkey$/, // the partition's part of check_ins_once
    without: drop('check_ins', 'check_ins_once'),
  },
  'A3 no check-in of somebody who is not on the register': {
    violation: (at) => withWindow(at, (id) => arrival(at, newId(), id)),
    refusedBy: 'check_ins_school_id_register_id_student_id_date_fkey',
    without: drop('check_ins', 'check_ins_school_id_register_id_student_id_date_fkey'),
  },
  'K1 no check-in by the window of another school': {
    violation: (at) => arrival(at, at.unmarked, newId()),
    refusedBy: 'check_ins_school_id_window_id_fkey',
    without: drop('check_ins', 'check_ins_school_id_window_id_fkey'),
  },
  'one window at a time': {
    violation: (at) => window(at) + window(at),
    refusedBy: 'check_in_windows_one_open',
    without: 'drop index attendance.check_in_windows_one_open',
  },
  'no window that ends before it begins': {
    violation: (at) => window(at, newId(), '-1 minute'),
    refusedBy: 'check_in_windows_times',
    without: drop('check_in_windows', 'check_in_windows_times'),
  },
};

describe('of check-in the database refuses by itself', () => {
  let kit: PersistenceKit;
  let hand: AttendanceByHand;
  beforeAll(async () => {
    kit = await PersistenceKit.start();
    hand = new AttendanceByHand(kit);
  });
  afterAll(() => kit.stop());

  it.each(Object.entries(RULES))('%s', async (_, { violation, refusedBy, without }) => {
    const at = await hand.fixture();
    const sql = violation(at);
    const refusal = await hand.attempt(at, sql);
    expect(refusal?.constraint ?? refusal?.code).toMatch(refusedBy);
    expect(await hand.attempt(at, sql, without)).toBeUndefined();
  });
});
