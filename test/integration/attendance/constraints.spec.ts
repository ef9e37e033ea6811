import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '#domain/kernel/id';
import { addDays } from '#domain/kernel/local-date';
import {
  AttendanceByHand,
  DENIED,
  entry,
  mark,
  remark,
  revision,
  state,
  type Fixture,
  type Rule,
} from '../../support/attendance-by-hand.js';
import { PersistenceKit } from '../../support/persistence-kit.js';

const ENTRY_HAS_REGISTER = 'register_entries_school_id_register_id_date_fkey';
const OPEN_ONLY =
  'drop trigger marks_inserted on attendance.marks; drop trigger marks_updated on attendance.marks';
const FROZEN = `drop trigger entries_inserted on attendance.register_entries;
  drop trigger entries_updated on attendance.register_entries`;
const drop = (table: string, constraint: string) =>
  `alter table attendance.${table} drop constraint ${constraint}`;
/** One that each month has by itself. */
const dropMonthly = (table: string, constraint: string) => `do $$ declare part regclass; begin
    for part in select inhrelid::regclass from pg_inherits where inhparent = 'attendance.${table}'::regclass loop
      execute format('alter table %s drop constraint ${constraint}', part);
    end loop; end $$`;
const OVERRIDDEN = `office_code = 'A', office_code_version = 1, office_at = now()`;
const grant = (right: string, table: string) => `grant ${right} on attendance.${table} to lyceum_app`;

/** The answer to an operation of a device. */
const answered = ({
  school,
  open,
  marked,
  date,
}: Fixture) => `insert into attendance.sync_operations (school_id,
    device_id, operation_id, register_id, student_id, date, operation, marked_at, outcome, version, result)
  values ('${school}', '${open}', '${marked}', '${open}', '${marked}', '${date}', '{}', now(), 'applied', 1, '{}');`;
const proposal = ({
  school,
  open,
  marked,
  date,
}: Fixture) => `insert into attendance.mark_proposals (id, school_id, date,
    register_id, student_id, device_id, operation_id, cause, code, marked_at, proposed_at)
  values (gen_random_uuid(), '${school}', '${date}', '${open}', '${marked}', '${open}', '${marked}', 'conflict', 'A',
    now(), now());`;

const RULES: Readonly<Record<string, Rule>> = {
  'A1 one mark a student': {
    violation: (
      at,
    ) => `insert into attendance.marks (school_id, date, register_id, student_id, code, version, marked_at)
      values ('${at.school}', '${at.date}', '${at.open}', '${at.marked}', 'A', 1, now())`,
    refusedBy: /^marks_\d{4}_\d\d_pkey$/, // the partition's part of marks_once
    without: drop('marks', 'marks_once'),
  },
  'A2 no gap in the revisions of a mark': {
    violation: (at) => revision(at, at.open, at.marked, 3),
    refusedBy: 'mark_revisions_gapless',
    without: dropMonthly('mark_revisions', 'mark_revisions_gapless'),
  },
  'A2 no revision before the first': {
    violation: (at) => revision(at, at.open, at.unmarked, 0),
    refusedBy: 'mark_revisions_revision_check',
    without: `${drop('mark_revisions', 'mark_revisions_revision_check')}; ${dropMonthly('mark_revisions', 'mark_revisions_gapless')}`,
  },
  'A2 no revision is changed': {
    violation: (at) => `update attendance.mark_revisions set code = 'A' where register_id = '${at.open}'`,
    refusedBy: DENIED,
    without: grant('update', 'mark_revisions'),
  },
  'A2 no revision is removed': {
    violation: (at) => `delete from attendance.mark_revisions where register_id = '${at.scheduled}'`,
    refusedBy: DENIED,
    without: grant('delete', 'mark_revisions'),
  },
  'A2 a mark is its last revision': {
    violation: (at) => `update attendance.marks set version = 2, code = 'A' where register_id = '${at.open}'`,
    refusedBy: 'marks_have_revisions',
    without: dropMonthly('marks', 'marks_have_revisions'),
  },
  'A3 a mark needs an entry': {
    violation: (at) => mark(at, at.open, newId()),
    refusedBy: 'marks_need_an_entry',
    without: dropMonthly('marks', 'marks_need_an_entry'),
  },
  'A3 a mark needs a student who is on the register still': {
    violation: (at) => mark(at, at.open, at.left),
    refusedBy: 'marks_need_an_entry',
    without: dropMonthly('marks', 'marks_need_an_entry'),
  },
  'A13 a student with a mark stays on the register': {
    violation: (at) =>
      `update attendance.register_entries set rostered = false where register_id = '${at.open}' and student_id = '${at.marked}'`,
    refusedBy: 'marks_need_an_entry',
    without: dropMonthly('marks', 'marks_need_an_entry'),
  },
  'A13 no entry is removed': {
    violation: (at) => `delete from attendance.register_entries where register_id = '${at.tomorrow}'`,
    refusedBy: DENIED,
    without: `${grant('delete', 'register_entries')}; ${drop('register_entry_changes', 'entry_changes_of_an_entry')}`,
  },
  'A13 no mark is removed': {
    violation: (at) => `delete from attendance.marks where register_id = '${at.open}'`,
    refusedBy: DENIED,
    without: grant('delete', 'marks'),
  },
  'A13 no register is removed': {
    violation: (at) => `delete from attendance.registers where id = '${at.tomorrow}'`,
    refusedBy: DENIED,
    without: `${grant('delete', 'registers')}; ${drop('register_entries', ENTRY_HAS_REGISTER)};
      ${drop('register_states', 'register_states_of_a_register')}`,
  },
  'A5 no mark before the register is open': {
    violation: (at) => mark(at, at.scheduled, at.unmarked),
    refusedBy: 'marks_on_open_registers',
    without: OPEN_ONLY,
  },
  'A5 no mark on a locked register is changed': {
    violation: (at) => remark(at, at.locked, `code = 'A'`, { code: 'A', reason: 'a mistake' }),
    refusedBy: 'marks_on_open_registers',
    without: OPEN_ONLY,
  },
  'A5 nor by the office': {
    violation: (at) => remark(at, at.locked, OVERRIDDEN, { layer: 'office', code: 'A', reason: 'a mistake' }),
    refusedBy: 'marks_on_open_registers',
    without: OPEN_ONLY,
  },
  'A6 no mark on a register that the day has lost': {
    violation: (at) => mark(at, at.cancelled, at.unmarked),
    refusedBy: 'marks_on_open_registers',
    without: OPEN_ONLY,
  },
  'A6 no mark in the future': {
    violation: (at) => mark({ ...at, date: addDays(at.date, 1) }, at.tomorrow, at.unmarked),
    refusedBy: 'marks_on_open_registers',
    without: OPEN_ONLY,
  },
  'A8, A14 no submission without a mark for everybody': {
    violation: (at) => state('submitted', at.open),
    refusedBy: 'registers_complete',
    without: 'drop trigger registers_complete on attendance.registers',
  },
  'A8 no submission without its time': {
    violation: (at) => `update attendance.registers set submitted_at = null where id = '${at.submitted}'`,
    refusedBy: 'registers_submitted',
    without: drop('registers', 'registers_submitted'),
  },
  'A14 nobody comes onto a submitted register': {
    violation: (at) => entry(at, at.submitted, newId()),
    refusedBy: 'register_entries_frozen',
    without: FROZEN,
  },
  'A14 nobody comes back onto a submitted register, or leaves it': {
    violation: (at) =>
      `update attendance.register_entries set rostered = not rostered where register_id = '${at.submitted}' and student_id = '${at.left}'`,
    refusedBy: 'register_entries_frozen',
    without: FROZEN,
  },
  'A9 no lateness beyond a day': {
    violation: (at) => `update attendance.marks set minutes_late = 1441 where register_id = '${at.open}'`,
    refusedBy: 'marks_minutes_late_check',
    without: `${drop('marks', 'marks_minutes_late_check')}; ${OPEN_ONLY}`,
  },
  'a mark has a code of the school': {
    violation: (at) => mark(at, at.open, at.unmarked, 'Q'),
    refusedBy: 'marks_code_known',
    without: drop('marks', 'marks_code_known'),
  },
  'one register for a section, a period and a day': {
    violation: (at) => `insert into attendance.registers
        (id, school_id, date, section_id, period_id, title, period_name, time_zone, starts_at, ends_at)
      select gen_random_uuid(), school_id, date, section_id, period_id, title, period_name, time_zone, starts_at, ends_at
      from attendance.registers where id = '${at.open}'`,
    refusedBy: 'registers_once',
    without: drop('registers', 'registers_once'),
  },
  'a register ends after it has begun': {
    violation: (at) => `update attendance.registers set ends_at = starts_at where id = '${at.open}'`,
    refusedBy: 'registers_times',
    without: drop('registers', 'registers_times'),
  },
  'K1 a mark refers to no other school': {
    violation: (at) => mark(at, at.foreign, at.foreigner),
    refusedBy: 'marks_need_an_entry',
    without: dropMonthly('marks', 'marks_need_an_entry'),
  },
  'K1 an entry refers to no other school': {
    violation: (at) => entry(at, at.foreign, newId()),
    refusedBy: ENTRY_HAS_REGISTER,
    without: drop('register_entries', ENTRY_HAS_REGISTER),
  },
  'K1 nothing is written into another school': {
    violation: (at) =>
      `insert into attendance.school_settings (school_id)
       select school_id from (values ((select '${at.school}'::uuid where platform.current_school() is null)),
         (gen_random_uuid())) as s (school_id) where school_id is not null`,
    refusedBy: DENIED,
    without: `alter table attendance.school_settings disable row level security;
      ${drop('school_settings', 'school_settings_school_id_fkey')}`,
  },
  'A12 no operation of a device is answered twice': {
    violation: (at) => answered(at).repeat(2),
    refusedBy: 'sync_operations_once',
    without: drop('sync_operations', 'sync_operations_once'),
  },
  'A12 no answer is changed': {
    violation: (at) => `${answered(at)} update attendance.sync_operations set outcome = 'refused'`,
    refusedBy: DENIED,
    without: grant('update', 'sync_operations'),
  },
  'L3 no proposal is decided without a reason': {
    violation: (at) =>
      `${proposal(at)} update attendance.mark_proposals set state = 'declined', decided_at = now()`,
    refusedBy: 'mark_proposals_decided',
    without: drop('mark_proposals', 'mark_proposals_decided'),
  },
  'L3 no proposal is removed': {
    violation: (at) => `${proposal(at)} delete from attendance.mark_proposals`,
    refusedBy: DENIED,
    without: grant('delete', 'mark_proposals'),
  },
};

let kit: PersistenceKit;
let hand: AttendanceByHand;

beforeAll(async () => {
  kit = await PersistenceKit.start();
  hand = new AttendanceByHand(kit);
});
afterAll(() => kit.stop());

describe('the database refuses by itself', () => {
  it.each(Object.entries(RULES))('%s', async (_, { violation, refusedBy, without }) => {
    const at = await hand.fixture();
    const refusal = await hand.attempt(at, violation(at));
    expect(refusal?.constraint ?? refusal?.code).toMatch(refusedBy);
    expect(await hand.attempt(at, violation(at), without)).toBeUndefined();
  });

  it('and nothing that is in order', async () => {
    const at = await hand.fixture();
    const order = [
      mark(at, at.open, at.unmarked),
      remark(at, at.open, `code = 'A'`, { code: 'A' }),
      entry(at, at.scheduled, newId()),
      state('submitted', at.open),
    ];
    expect(await hand.attempt(at, order.join('\n'))).toBeUndefined();
  });

  it('A6, K3 the future of the school’s own zone, on either side of the date line', async () => {
    const [far, near] = ['Pacific/Kiritimati', 'Pacific/Pago_Pago'] as const; // 25 hours apart: never the same date
    const [ahead, behind] = [await hand.fixture(far), await hand.fixture(near)];
    expect(behind.date < ahead.date).toBe(true);
    expect(await hand.attempt(ahead, mark(ahead, ahead.open, ahead.unmarked))).toBeUndefined();
    expect(await hand.attempt(behind, mark(behind, behind.open, behind.unmarked))).toBeUndefined();
    const sameDate = await hand.aRegister(behind.school, near, ahead.date, [behind.unmarked]);
    await kit.admin.query(state('open', sameDate));
    const early = await hand.attempt(
      behind,
      mark({ ...behind, date: ahead.date }, sameDate, behind.unmarked),
    );
    expect(early?.constraint).toBe('marks_on_open_registers');
  });
});
